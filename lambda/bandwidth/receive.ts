import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../disconnect/disconnect'
import type { DisconnectStore, PutResult } from '../disconnect/disconnect-store'
import type { Failure } from '../disconnect/failure'
import { normalize } from '../disconnect/normalize'
import type { AccountId } from '../disconnect/identifiers'
import type { Quarantine } from '../disconnect/quarantine'
import type { StoreError } from '../disconnect/store-error'
import type { Violation } from '../disconnect/violation'
import { decodeCallback } from './decode-callback'
import type { Delivery } from './delivery'
import { quarantineIdOf } from './quarantine-id'

/** Bandwidth's callbacks have a few KB; the limit keeps any record within what DynamoDB takes (400 KB). */
export const BODY_MAX_BYTES = 256 * 1024

/** Why a delivery is in quarantine: it is not understood, is too large to be read, or is of an account that is not let in. */
export type SetAside = 'quarantined' | 'too-large' | 'forbidden'

/** What became of a delivery. In each case it is kept. */
export type Outcome =
  | { readonly _tag: PutResult; readonly record: Disconnect }
  | {
      readonly _tag: SetAside
      readonly violations: readonly Violation[]
      readonly quarantineId: string
    }

export type ReceiveDeps = {
  readonly store: Pick<DisconnectStore, 'put'>
  readonly quarantine: Quarantine
  readonly allowsAccount: (accountId: AccountId) => boolean
}

type Receive = (delivery: Delivery) => TE.TaskEither<StoreError, Outcome>

const setAside =
  ({ quarantine }: ReceiveDeps) =>
  (delivery: Delivery, _tag: SetAside) =>
  (violations: readonly Violation[]): TE.TaskEither<StoreError, Outcome> => {
    const quarantineId = quarantineIdOf(delivery)
    return pipe(
      quarantine.put({ ...delivery, quarantineId, violations }),
      TE.map(() => ({ _tag, violations, quarantineId })),
    )
  }

/** Values that were changed are stored twice, so a body within the limit can still make a record beyond DynamoDB's. */
const RECORD_TOO_LARGE: readonly Violation[] = [{ path: '', expected: 'a record of at most 400 KB' }]
const BODY_TOO_LARGE: readonly Violation[] = [
  { path: '', expected: `a body of at most ${BODY_MAX_BYTES} bytes` },
]
const FORBIDDEN: readonly Violation[] = [{ path: 'accountId', expected: 'an account that is allowed here' }]

/** Not every event names its account. */
const isForbidden =
  ({ allowsAccount }: ReceiveDeps) =>
  ({ accountId }: Disconnect): boolean =>
    accountId !== undefined && !allowsAccount(accountId)

const store =
  (deps: ReceiveDeps) =>
  (delivery: Delivery) =>
  (record: Disconnect): TE.TaskEither<StoreError, Outcome> =>
    pipe(
      deps.store.put(record),
      TE.map((_tag): Outcome => ({ _tag, record })),
      TE.orElse(error =>
        error._tag === 'RecordTooLarge'
          ? setAside(deps)(delivery, 'quarantined')(RECORD_TOO_LARGE)
          : TE.left(error),
      ),
    )

const keep =
  (deps: ReceiveDeps) =>
  (delivery: Delivery) =>
  (record: Disconnect): TE.TaskEither<StoreError, Outcome> =>
    isForbidden(deps)(record)
      ? setAside(deps)(delivery, 'forbidden')(FORBIDDEN)
      : store(deps)(delivery)(record)

/** Decodes a delivery, normalizes it and stores the record; what cannot be understood goes to quarantine. */
export const receive =
  (deps: ReceiveDeps): Receive =>
  delivery =>
    delivery.body.byteLength > BODY_MAX_BYTES
      ? setAside(deps)(delivery, 'too-large')(BODY_TOO_LARGE)
      : pipe(
          decodeCallback(delivery),
          E.map(normalize({ receivedAt: delivery.receivedAt, source: 'callback' })),
          E.match(setAside(deps)(delivery, 'quarantined'), keep(deps)(delivery)),
        )

/** The same, with whatever is thrown as a failure: a defect of ours must not cost a callback either. */
export const receiveCaught =
  (deps: ReceiveDeps) =>
  (delivery: Delivery): TE.TaskEither<Failure, Outcome> =>
    pipe(
      TE.tryCatch(
        () => receive(deps)(delivery)(),
        (cause): Failure => ({ _tag: 'Unforeseen', cause }),
      ),
      TE.chainEitherKW(result => result),
    )
