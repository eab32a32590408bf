import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Violation } from '../codec/violation'
import { members, stringMember, type Member } from '../codec/members'
import { chain } from '../codec/chain'
import type { Delivery } from './delivery'
import { queryMembers } from './query-members'

export type DeliveredMembers = {
  /** What Bandwidth says. */
  readonly said: readonly Member[]
  /** What the user wrote behind the callback URL (`?campaign=7`): kept, but never taken for what Bandwidth says. */
  readonly besides: readonly Member[]
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const bodyMembers = (body: Uint8Array): E.Either<readonly Violation[], readonly Member[]> =>
  pipe(
    E.tryCatch(
      () => utf8.decode(body),
      () => 'text in UTF-8',
    ),
    chain(members),
    E.mapLeft(expected => [{ path: '', expected }]),
  )

/** A query string that cannot be decoded must not cost the callback that it came with. */
const besides = (query: string): readonly Member[] =>
  pipe(
    queryMembers(query),
    E.getOrElse((): readonly Member[] => [stringMember('query', query)]),
  )

/** What was delivered, as members of one object. */
export const deliveredMembers = ({
  method,
  query,
  body,
}: Delivery): E.Either<readonly Violation[], DeliveredMembers> =>
  method === 'GET'
    ? pipe(
        queryMembers(query),
        E.map(said => ({ said, besides: [] })),
      )
    : pipe(
        bodyMembers(body),
        E.map(said => ({ said, besides: besides(query) })),
      )
