import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../callback/delivery'
import type { Violation } from '../codec/decode'
import { defined } from '../codec/defined'
import type { Disconnect } from '../disconnect/disconnect'
import { SOURCES } from '../disconnect/source'
import type { AccountId } from '../disconnect/identifiers'
import type { DisconnectWriter, PutResult, StoreError } from '../disconnect/store'
import type { Failure } from './failure'
import { type Quarantine, type QuarantinedRequest, quarantineIdOf } from './quarantine'
import { type NoRecord, toRecord } from './to-record'

/** What became of a delivery: in each case, it is in one of the tables. */
export type Outcome =
  { readonly _tag: PutResult; readonly record: Disconnect } | (NoRecord & { readonly quarantineId: string })

export type ReceiveDeps = {
  readonly store: DisconnectWriter
  readonly quarantine: Quarantine
  readonly allowsAccount: (accountId: AccountId) => boolean
}

type Receive<L> = (delivery: Delivery) => TE.TaskEither<L, Outcome>

const NOT_STORABLE: Violation = {
  path: '',
  expected: 'headers and a query string that DynamoDB takes',
}

/** Without its headers, and with escapes in its query string, which is the callback itself if the method is GET. */
const withoutHeaders = (request: QuarantinedRequest): QuarantinedRequest => ({
  ...request,
  headers: {},
  query: JSON.stringify(request.query).slice(1, -1),
  violations: [...request.violations, NOT_STORABLE],
})

/** Quarantines a delivery that has no record. The database never refuses a body, since it is stored as bytes. */
export const toQuarantine =
  ({ quarantine }: Pick<ReceiveDeps, 'quarantine'>) =>
  <A extends Pick<NoRecord, 'violations'>>(noRecord: A) =>
  (delivery: Delivery): TE.TaskEither<StoreError, A & { readonly quarantineId: string }> => {
    const { receivedAt, requestId, method, query, headers, body, truncatedFrom } = delivery
    const quarantineId = quarantineIdOf(delivery)
    const { violations } = noRecord
    const request = {
      ...{ quarantineId, receivedAt, requestId, violations, method, query, headers, body },
      ...defined({ truncatedFrom }),
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

const putRecord =
  (deps: ReceiveDeps, delivery: Delivery) =>
  (record: Disconnect): TE.TaskEither<StoreError, Outcome> =>
    pipe(
      deps.store.put(record, { mayBeStored: delivery.mayBeStored === true }),
      TE.map((_tag): Outcome => ({ _tag, record })),
      TE.orElse(error =>
        error._tag === 'RecordRefused' ? toQuarantine(deps)(refusedRecord(error))(delivery) : TE.left(error),
      ),
    )

/** Decodes a delivery, normalizes it and stores the record; or quarantines it. */
export const receive =
  (deps: ReceiveDeps): Receive<StoreError> =>
  delivery =>
    pipe(
      toRecord({ source: SOURCES.callback, allowsAccount: deps.allowsAccount })(delivery),
      E.matchW(
        (noRecord): TE.TaskEither<StoreError, Outcome> => toQuarantine(deps)(noRecord)(delivery),
        putRecord(deps, delivery),
      ),
    )

/** The same, with a thrown error as a failure: a defect in our code must not cost a callback either. */
export const receiveCatching =
  (deps: ReceiveDeps): Receive<Failure> =>
  delivery =>
  async () => {
    try {
      return await receive(deps)(delivery)()
    } catch (cause) {
      return E.left({ _tag: 'Unforeseen', cause })
    }
  }
