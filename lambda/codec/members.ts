import * as E from 'fp-ts/Either'
import { eachToken, stringOf } from './tokens'

/** One `"key": value` of a JSON object. */
export type Member = {
  readonly key: string
  /** The result of `JSON.parse`: a long number has lost digits. */
  readonly value: unknown
  /** The characters of a string; for any other value its compact JSON, with every digit. */
  readonly text: string
}

export const stringMember = (key: string, value: string): Member => ({ key, value, text: value })

/** The value as compact JSON, with every digit. */
export const valueJson = ({ value, text }: Member): string =>
  typeof value === 'string' ? JSON.stringify(value) : text

const memberOf = (key: string, json: string): Member =>
  json.startsWith('"') ? stringMember(key, stringOf(json)) : { key, value: JSON.parse(json), text: json }

/** The same string with as few escapes as possible, so that a value has one spelling. */
const withFewestEscapes = (token: string): string =>
  token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token

/** Cuts the valid JSON of an object into its members. Not recursive, so that only memory limits the nesting. */
const cut = (json: string): readonly Member[] => {
  const members: Member[] = []
  let key: string | undefined
  let value: string[] = []
  const finish = () => {
    if (key !== undefined) members.push(memberOf(key, value.join('')))
    key = undefined
    value = []
  }
  eachToken(json, (token, depth) => {
    if (depth === 0) return
    if (depth === 1 && token === ',') finish()
    else if (depth === 1 && token === ':') return
    else if (key === undefined) key = stringOf(token)
    else value.push(token.startsWith('"') ? withFewestEscapes(token) : token)
  })
  finish()
  return members
}

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether parsing lost nothing: the value serializes to the same JSON. */
const isLossless = (value: unknown, json: string): boolean => {
  try {
    return JSON.stringify(value) === json
  } catch {
    // It is nested too deeply to serialize.
    return false
  }
}

const membersOf = (object: object): readonly Member[] =>
  Object.entries(object).map(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? stringMember(key, value) : { key, value, text: JSON.stringify(value) },
  )

/** The members of a JSON object in their order, including duplicate keys; or what was expected. */
export const members = (json: string): E.Either<string, readonly Member[]> => {
  const value = parse(json)
  if (!isObject(value)) return E.left('a JSON object')
  return E.right(isLossless(value, json) ? membersOf(value) : cut(json))
}

/** The elements of a valid JSON array, each as compact JSON with every digit. Not recursive. */
export const elements = (json: string): readonly string[] => {
  const parts: string[] = []
  let value: string[] = []
  const finish = () => {
    if (value.length > 0) parts.push(value.join(''))
    value = []
  }
  eachToken(json, (token, depth) => {
    if (depth === 0) return
    if (depth === 1 && token === ',') finish()
    else value.push(token)
  })
  finish()
  return parts
}
