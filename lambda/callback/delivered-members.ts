import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Violation } from '../codec/decode'
import { type Member, members, stringMember } from '../codec/members'
import { restorePlus } from '../disconnect/call-party'
import { PARTY_NAMES } from '../disconnect/properties'
import type { Delivery } from './delivery'
import { propertyOf } from './sent-properties'

const withSpaces = (text: string): string => (text.includes('+') ? text.replaceAll('+', ' ') : text)

/** Decodes the encoding of forms. A `%` outside an escape stays. @throws URIError if the bytes are not UTF-8 */
const formDecoded = (text: string): string =>
  text.includes('%')
    ? withSpaces(text).replaceAll(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent)
    : withSpaces(text)

const memberOf = (pair: string): Member => {
  const equals = pair.indexOf('=')
  const name = formDecoded(equals < 0 ? pair : pair.slice(0, equals))
  const text = formDecoded(equals < 0 ? '' : pair.slice(equals + 1))
  return stringMember(name, PARTY_NAMES.has(propertyOf(name) ?? '') ? restorePlus(text) : text)
}

/** A query string as members with text values. A repeated key has a member for each value. */
const queryMembers = (query: string): E.Either<readonly Violation[], readonly Member[]> =>
  pipe(
    query.split('&').filter(pair => pair !== ''),
    E.tryCatchK(
      pairs => pairs.map(memberOf),
      () => [{ path: '', expected: 'a query string in UTF-8' }],
    ),
  )

/** In a query string, `null` is text. For a known property it means what JSON's null means in a body. */
const withNull = (member: Member): Member =>
  member.text === 'null' && propertyOf(member.key) !== undefined ? { ...member, value: null } : member

export type DeliveredMembers = {
  /** The members that Bandwidth sent. */
  readonly fromCallback: readonly Member[]
  /** The query string that the user appended to the callback URL (`?campaign=7`): kept, but never read as properties of the callback. */
  readonly fromUrl: readonly Member[]
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const textOf = (body: Uint8Array): string | undefined => {
  try {
    return utf8.decode(body)
  } catch {
    return undefined
  }
}

const bodyMembers = (body: Uint8Array): E.Either<readonly Violation[], readonly Member[]> => {
  const text = textOf(body)
  return pipe(
    text === undefined ? E.left('text in UTF-8') : members(text),
    E.mapLeft(expected => [{ path: '', expected }]),
  )
}

/** A query string that cannot be decoded must not cost the callback. */
const urlMembers = (query: string): readonly Member[] =>
  pipe(
    queryMembers(query),
    E.getOrElse((): readonly Member[] => [stringMember('query', query)]),
  )

/** The members of a delivery, by where they come from. */
export const deliveredMembers = ({
  method,
  query,
  body,
}: Delivery): E.Either<readonly Violation[], DeliveredMembers> =>
  method === 'GET'
    ? pipe(
        queryMembers(query),
        E.map(fromCallback => ({ fromCallback: fromCallback.map(withNull), fromUrl: [] })),
      )
    : pipe(
        bodyMembers(body),
        E.map(fromCallback => ({ fromCallback, fromUrl: urlMembers(query) })),
      )
