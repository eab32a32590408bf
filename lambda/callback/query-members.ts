import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { restorePlus } from '../disconnect/call-party'
import { PARTY_NAMES } from '../disconnect/properties'
import type { Violation } from '../codec/violation'
import { stringMember, type Member } from '../codec/members'
import { propertyOf } from './property-names'

const withSpaces = (text: string): string => (text.includes('+') ? text.replaceAll('+', ' ') : text)

/** As forms are encoded. A `%` that begins no escape stands for itself. @throws URIError if the bytes are no UTF-8 */
const formDecoded = (text: string): string =>
  text.includes('%')
    ? withSpaces(text).replaceAll(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent)
    : withSpaces(text)

const member = (pair: string): Member => {
  const equals = pair.indexOf('=')
  const name = formDecoded(equals < 0 ? pair : pair.slice(0, equals))
  const text = formDecoded(equals < 0 ? '' : pair.slice(equals + 1))
  return stringMember(name, PARTY_NAMES.has(propertyOf(name) ?? '') ? restorePlus(text) : text)
}

/** A query string as members whose values are all text. A key that is repeated keeps all its values. */
export const queryMembers = (query: string): E.Either<readonly Violation[], readonly Member[]> =>
  pipe(
    query.split('&').filter(pair => pair !== ''),
    E.tryCatchK(
      pairs => pairs.map(member),
      () => [{ path: '', expected: 'a query string in UTF-8' }],
    ),
  )
