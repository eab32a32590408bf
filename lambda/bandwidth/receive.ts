import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../disconnect/disconnect'
import type { DisconnectStore, PutResult } from '../disconnect/disconnect-store'
import type { Failure } from '../disconnect/failure'
import { normalize } from '../disconnect/normalize'
import type { Quarantine } from '../disconnect/quarantine'
import type { StoreError } from '../disconnect/store-error'
import type { Violation } from '../disconnect/violation'
import { decodeCallback } from './decode-callback'
import type { Delivery } from './delivery'
import { quarantineIdOf } from './quarantine-id'

/** Bandwidth's callbacks have a few KB; the limit keeps any record within what DynamoDB takes (400 KB). */
export const BODY_MAX_BYTES = 256 * 1024

/** What became of a delivery. In each case it is kept. */
export type Outcome =
  | { readonly _tag: PutResult; readonly record: Disconnect }
  | {
      readonly _tag: 'quarantined' | 'too-large'
      readonly violations: readonly Violation[]
      readonly quarantineId: string
    }

export type ReceiveDeps = {
  readonly store: Pick<DisconnectStore, 'put'>
  readonly quarantine: Quarantine
}

type Receive = (delivery: Delivery) => TE.TaskEither<StoreError, Outcome>

const setAside =
  ({ quarantine }: ReceiveDeps) =>
  (delivery: Delivery, _tag: 'quarantined' | 'too-large') =>
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

const keep =
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
