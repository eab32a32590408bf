import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../disconnect/disconnect'
import type { DisconnectStore, PutResult } from '../disconnect/disconnect-store'
import type { Failure } from '../disconnect/failure'
import type { AccountId } from '../disconnect/identifiers'
import type { Quarantine } from '../disconnect/quarantine'
import type { StoreError } from '../disconnect/store-error'
import type { Delivery } from './delivery'
import { quarantineIdOf } from './quarantine-id'
import { understand, type NoRecord } from './understand'

/** What became of a delivery. In each case it is kept. */
export type Outcome =
  { readonly _tag: PutResult; readonly record: Disconnect } | (NoRecord & { readonly quarantineId: string })

export type ReceiveDeps = {
  readonly store: Pick<DisconnectStore, 'put'>
  readonly quarantine: Quarantine
  readonly allowsAccount: (accountId: AccountId) => boolean
}

/** @param isRetry whether an earlier try may have stored it without being heard of */
type Receive<L> = (delivery: Delivery, isRetry?: boolean) => TE.TaskEither<L, Outcome>

/** Puts into quarantine what makes no record. */
export const setAside =
  ({ quarantine }: Pick<ReceiveDeps, 'quarantine'>) =>
  (delivery: Delivery) =>
  <A extends Pick<NoRecord, 'violations'>>(
    noRecord: A,
  ): TE.TaskEither<StoreError, A & { readonly quarantineId: string }> => {
    const quarantineId = quarantineIdOf(delivery)
    return pipe(
      quarantine.put({ ...delivery, quarantineId, violations: noRecord.violations }),
      TE.map(() => ({ ...noRecord, quarantineId })),
    )
  }

const refusedRecord = (error: Extract<StoreError, { _tag: 'RecordRefused' }>): NoRecord => ({
  _tag: 'quarantined',
  violations: error.violations,
  reason: error,
})

const keep =
  (deps: ReceiveDeps, delivery: Delivery, isRetry?: boolean) =>
  (record: Disconnect): TE.TaskEither<StoreError, Outcome> =>
    pipe(
      deps.store.put(record, isRetry),
      TE.map((_tag): Outcome => ({ _tag, record })),
      TE.orElse(error =>
        error._tag === 'RecordRefused' ? setAside(deps)(delivery)(refusedRecord(error)) : TE.left(error),
      ),
    )

/** Decodes a delivery, normalizes it and stores the record; what makes no record goes to quarantine. */
export const receive =
  (deps: ReceiveDeps): Receive<StoreError> =>
  (delivery, isRetry) =>
    pipe(
      understand({ source: 'callback', allowsAccount: deps.allowsAccount })(delivery),
      E.matchW(
        (noRecord): TE.TaskEither<StoreError, Outcome> => setAside(deps)(delivery)(noRecord),
        keep(deps, delivery, isRetry),
      ),
    )

/** The same, with whatever is thrown as a failure: a defect of ours must not cost a callback either. */
export const receiveCaught =
  (deps: ReceiveDeps): Receive<Failure> =>
  (delivery, isRetry) =>
  async () => {
    try {
      return await receive(deps)(delivery, isRetry)()
    } catch (cause) {
      return E.left({ _tag: 'Unforeseen', cause })
    }
  }
