import * as E from 'fp-ts/Either'
import { stringOf } from './string-of'
import { eachToken } from './tokens'

/** One `"key": value` of a JSON object. */
export type Member = {
  readonly key: string
  /** As `JSON.parse` gives it: a long number has lost digits. */
  readonly value: unknown
  /** Of a string its characters; of anything else its JSON, compact and with every digit. */
  readonly text: string
}

export const stringMember = (key: string, value: string): Member => ({ key, value, text: value })

/** The value as compact JSON, every digit of its numbers kept. */
export const valueJson = ({ value, text }: Member): string =>
  typeof value === 'string' ? JSON.stringify(value) : text

const memberOf = (key: string, json: string): Member =>
  json.startsWith('"') ? stringMember(key, stringOf(json)) : { key, value: JSON.parse(json), text: json }

/** The same string with the fewest escapes: one value has one spelling. */
const respelled = (token: string): string =>
  token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token

/** Valid JSON of an object, cut into its members. Not recursive: nesting is limited by memory only. */
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
    else value.push(token.startsWith('"') ? respelled(token) : token)
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

/** Whether a parsed value has kept all that its JSON says: it would be written in the same way. */
const isWhole = (value: unknown, json: string): boolean => {
  try {
    return JSON.stringify(value) === json
  } catch {
    // It is nested too deeply to be written.
    return false
  }
}

const membersOf = (object: object): readonly Member[] =>
  Object.entries(object).map(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? stringMember(key, value) : { key, value, text: JSON.stringify(value) },
  )

/** The members of a JSON object in their order, duplicate keys included; else what was expected. */
export const members = (json: string): E.Either<string, readonly Member[]> => {
  const value = parse(json)
  if (!isObject(value)) return E.left('a JSON object')
  return E.right(isWhole(value, json) ? membersOf(value) : cut(json))
}
