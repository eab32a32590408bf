import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decodeCallback } from '../callback/decode-callback'
import { BODY_MAX_BYTES, type Delivery } from '../callback/delivery'
import type { Violation } from '../codec/decode'
import type { Disconnect } from '../disconnect/disconnect'
import type { Source } from '../disconnect/source'
import type { AccountId } from '../disconnect/identifiers'
import { normalize } from '../disconnect/normalize'
import type { Failure } from './failure'

/** Why a delivery has no record: it cannot be decoded, is too large, or is of an account that is not allowed. */
export type NoRecord = {
  readonly _tag: 'quarantined' | 'too-large' | 'forbidden'
  readonly violations: readonly Violation[]
  /** For the log, if our code failed or the database refused the record. */
  readonly reason?: Failure
}

export type ToRecordOptions = {
  readonly source: Source
  readonly allowsAccount: (accountId: AccountId) => boolean
}

const tooLarge = (expected: string): NoRecord => ({ _tag: 'too-large', violations: [{ path: '', expected }] })

const BODY_TOO_LARGE = tooLarge(`a body of at most ${BODY_MAX_BYTES} bytes`)
const BODY_TRUNCATED = tooLarge(
  `a body of at most ${BODY_MAX_BYTES} bytes; only its first ${BODY_MAX_BYTES} bytes are kept`,
)
const FORBIDDEN: NoRecord = {
  _tag: 'forbidden',
  violations: [{ path: 'accountId', expected: 'an account that is allowed here' }],
}

/** Refuses a record of an account that is not allowed. A record without an account is allowed: not every event has one. */
export const ofAllowedAccount = (
  allowsAccount: ToRecordOptions['allowsAccount'],
): ((record: Disconnect) => E.Either<NoRecord, Disconnect>) =>
  E.fromPredicate(
    ({ accountId }) => accountId === undefined || allowsAccount(accountId),
    () => FORBIDDEN,
  )

const notDecoded = (violations: readonly Violation[]): NoRecord => ({ _tag: 'quarantined', violations })

/** Another attempt would fail in the same way. */
const defect = (cause: unknown): NoRecord => ({
  ...notDecoded([{ path: '', expected: 'a callback that this version can read' }]),
  reason: { _tag: 'Unforeseen', cause },
})

/** The record of a delivery. A truncated body is never decoded: it could mean something else than the whole body. */
export const toRecord =
  ({ source, allowsAccount }: ToRecordOptions) =>
  (delivery: Delivery): E.Either<NoRecord, Disconnect> => {
    if (delivery.truncatedFrom !== undefined) return E.left(BODY_TRUNCATED)
    if (delivery.body.byteLength > BODY_MAX_BYTES) return E.left(BODY_TOO_LARGE)
    try {
      return pipe(
        decodeCallback(delivery),
        E.bimap(notDecoded, normalize({ receivedAt: delivery.receivedAt, source })),
        E.chain(ofAllowedAccount(allowsAccount)),
      )
    } catch (cause) {
      return E.left(defect(cause))
    }
  }
