import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Violation } from '../disconnect/violation'
import { members, type Member } from '../json/members'
import type { Delivery } from './delivery'

/** A query string as members whose values are all text. A key that is repeated keeps all its values. */
const queryMembers = (query: string): readonly Member[] =>
  [...new URLSearchParams(query)].map(([key, value]) => ({ key, valueText: JSON.stringify(value) }))

const utf8 = new TextDecoder('utf-8', { fatal: true })

const expectedWhole = (expected: string): readonly Violation[] => [{ path: '', expected }]

const bodyMembers = (body: Uint8Array): E.Either<readonly Violation[], readonly Member[]> =>
  pipe(
    E.tryCatch(
      () => utf8.decode(body),
      () => 'text in UTF-8',
    ),
    E.chain(members),
    E.mapLeft(expectedWhole),
  )

/**
 * What was delivered, as members of one object. The query string of a POST is what the user wrote behind the callback
 * URL (`?campaign=7`): it adds to the body and never overrides it.
 */
export const deliveredMembers = ({
  method,
  query,
  body,
}: Delivery): E.Either<readonly Violation[], readonly Member[]> =>
  method === 'GET'
    ? E.right(queryMembers(query))
    : pipe(
        bodyMembers(body),
        E.map(sent => {
          const keys = new Set(sent.map(({ key }) => key))
          return [...sent, ...queryMembers(query).filter(({ key }) => !keys.has(key))]
        }),
      )
