import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../disconnect/disconnect'
import type { DisconnectWriter, PutResult, StoreError } from '../disconnect/store'
import type { Failure } from './failure'
import type { AccountId } from '../disconnect/identifiers'
import { type Quarantine, type QuarantinedRequest, quarantineIdOf } from './quarantine'
import type { Violation } from '../codec/decode'
import type { Delivery } from '../callback/delivery'
import { toRecord, type NoRecord } from './to-record'

/** What became of a delivery. In each case it is kept. */
export type Outcome =
  { readonly _tag: PutResult; readonly record: Disconnect } | (NoRecord & { readonly quarantineId: string })

export type ReceiveDeps = {
  readonly store: DisconnectWriter
  readonly quarantine: Quarantine
  readonly allowsAccount: (accountId: AccountId) => boolean
}

type Receive<L> = (delivery: Delivery) => TE.TaskEither<L, Outcome>

const ODD: Violation = {
  path: '',
  expected: 'headers and a query string that DynamoDB takes',
}

/** The query string of a GET is the callback itself, so it is kept, with escapes; headers are left out. */
const withoutHeaders = (request: QuarantinedRequest): QuarantinedRequest => ({
  ...request,
  headers: {},
  query: JSON.stringify(request.query).slice(1, -1),
  violations: [...request.violations, ODD],
})

/** Puts into quarantine what makes no record. The body, being bytes, is never a reason for the database to refuse it. */
export const setAside =
  ({ quarantine }: Pick<ReceiveDeps, 'quarantine'>) =>
  (delivery: Delivery) =>
  <A extends Pick<NoRecord, 'violations'>>(
    noRecord: A,
  ): TE.TaskEither<StoreError, A & { readonly quarantineId: string }> => {
    const { receivedAt, requestId, method, query, headers, body, truncatedFrom } = delivery
    const quarantineId = quarantineIdOf(delivery)
    const { violations } = noRecord
    const request = {
      ...{ quarantineId, receivedAt, requestId, violations, method, query, headers, body },
      ...(truncatedFrom === undefined ? {} : { truncatedFrom }),
    }
    return pipe(
      quarantine.put(request),
      TE.orElse(error =>
        error._tag === 'RecordRefused' ? quarantine.put(withoutHeaders(request)) : TE.left(error),
      ),
      TE.map(() => ({ ...noRecord, quarantineId })),
    )
  }

const refusedRecord = (error: Extract<StoreError, { _tag: 'RecordRefused' }>): NoRecord => ({
  _tag: 'quarantined',
  violations: error.violations,
  reason: error,
})

const keep =
  (deps: ReceiveDeps, delivery: Delivery) =>
  (record: Disconnect): TE.TaskEither<StoreError, Outcome> =>
    pipe(
      deps.store.put(record, { mayBeStored: delivery.mayBeStored === true }),
      TE.map((_tag): Outcome => ({ _tag, record })),
      TE.orElse(error =>
        error._tag === 'RecordRefused' ? setAside(deps)(delivery)(refusedRecord(error)) : TE.left(error),
      ),
    )

/** Decodes a delivery, normalizes it and stores the record; what makes no record goes to quarantine. */
export const receive =
  (deps: ReceiveDeps): Receive<StoreError> =>
  delivery =>
    pipe(
      toRecord({ source: 'callback', allowsAccount: deps.allowsAccount })(delivery),
      E.matchW(
        (noRecord): TE.TaskEither<StoreError, Outcome> => setAside(deps)(delivery)(noRecord),
        keep(deps, delivery),
      ),
    )

/** The same, with whatever is thrown as a failure: a defect of ours must not cost a callback either. */
export const receiveCaught =
  (deps: ReceiveDeps): Receive<Failure> =>
  delivery =>
  async () => {
    try {
      return await receive(deps)(delivery)()
    } catch (cause) {
      return E.left({ _tag: 'Unforeseen', cause })
    }
  }
