import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Disconnect, Source } from '../disconnect/disconnect'
import type { Failure } from './failure'
import type { AccountId } from '../disconnect/identifiers'
import { normalize } from '../disconnect/normalize'
import type { Violation } from '../codec/decode'
import { decodeCallback } from '../callback/decode-callback'
import { BODY_MAX_BYTES, type Delivery } from '../callback/delivery'

/** Why a delivery makes no record: it is not understood, is too large to be read, or is of an account that is not let in. */
export type NoRecord = {
  readonly _tag: 'quarantined' | 'too-large' | 'forbidden'
  readonly violations: readonly Violation[]
  /** For the log, where something failed: our code, or the database's check of the record. */
  readonly reason?: Failure
}

export type ToRecordOptions = {
  /** How the delivery got here. */
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

/** A record that is let in, wherever it comes from. Not every event names its account. */
export const ofAllowedAccount = (
  allowsAccount: ToRecordOptions['allowsAccount'],
): ((record: Disconnect) => E.Either<NoRecord, Disconnect>) =>
  E.fromPredicate(
    ({ accountId }) => accountId === undefined || allowsAccount(accountId),
    () => FORBIDDEN,
  )

const notUnderstood = (violations: readonly Violation[]): NoRecord => ({ _tag: 'quarantined', violations })

/** A defect of ours would meet the same callback again, however often it is tried. */
const defect = (cause: unknown): NoRecord => ({
  ...notUnderstood([{ path: '', expected: 'a callback that this version can read' }]),
  reason: { _tag: 'Unforeseen', cause },
})

/** The record that a delivery makes, with its time of arrival. A truncated body could mean something else than the whole. */
export const toRecord =
  ({ source, allowsAccount }: ToRecordOptions) =>
  (delivery: Delivery): E.Either<NoRecord, Disconnect> => {
    if (delivery.truncatedFrom !== undefined) return E.left(BODY_TRUNCATED)
    if (delivery.body.byteLength > BODY_MAX_BYTES) return E.left(BODY_TOO_LARGE)
    try {
      return pipe(
        decodeCallback(delivery),
        E.bimap(notUnderstood, normalize({ receivedAt: delivery.receivedAt, source })),
        E.chain(ofAllowedAccount(allowsAccount)),
      )
    } catch (cause) {
      return E.left(defect(cause))
    }
  }
