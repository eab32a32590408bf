import * as E from 'fp-ts/Either'
import { stringOf } from './string-of'
import { eachToken } from './tokens'

/** One `"key": value` of a JSON object; the value as compact JSON text, every digit of its numbers kept. */
export type Member = { readonly key: string; readonly valueText: string }

/** The same string with the fewest escapes: one value has one spelling. */
const respelled = (token: string): string =>
  token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token

/** Valid JSON of an object, cut into its members. Not recursive: nesting is limited by memory only. */
const cut = (json: string): readonly Member[] => {
  const members: Member[] = []
  let key: string | undefined
  let value: string[] = []
  const finish = () => {
    if (key !== undefined) members.push({ key, valueText: value.join('') })
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

const isObject = (json: string): boolean => {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** The members of a JSON object in their order, duplicate keys included; else what was expected. */
export const members = (json: string): E.Either<string, readonly Member[]> =>
  isObject(json) ? E.right(cut(json)) : E.left('a JSON object')
