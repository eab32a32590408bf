import type * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { PutResult, StoreError } from '../disconnect/store'
import type { Timestamp } from '../disconnect/timestamp'
import type { Violation } from '../codec/decode'
import type { WholeBody, Delivery } from '../callback/delivery'
import { hash } from 'node:crypto'

/** A request that was authentic but could not be understood, as it was sent, and why. */
export type QuarantinedRequest = {
  /** Begins with the time of arrival, so that identifiers sort by it. */
  readonly quarantineId: string
  readonly receivedAt: Timestamp
  readonly requestId: string
  readonly violations: readonly Violation[]
  readonly method: string
  /** The query string as it was sent, without its `?`. */
  readonly query: string
  /** Without those that carry credentials. */
  readonly headers: Readonly<Record<string, string>>
  /** Byte for byte: all of it; or its beginning, where there is `truncatedFrom`. */
  readonly body: Uint8Array
  /** Of a body that was too long to be kept: what the whole was. */
  readonly truncatedFrom?: WholeBody
}

export type Quarantine = {
  readonly put: (request: QuarantinedRequest) => TE.TaskEither<StoreError, void>
}

/** When what was not understood once was understood after all, and what storing it came to. */
export type Replayed = { readonly at: Timestamp; readonly result: PutResult }

/** A request as it is found in quarantine. */
export type QuarantineEntry = QuarantinedRequest & {
  /** Whether every byte of the body is there: not if it was truncated, and the parts of a large one expire one by one. */
  readonly complete: boolean
  readonly replayed?: Replayed
}

/** Of the arrival: `since` inclusive, `until` exclusive. */
export type QuarantineRange = { readonly since: Timestamp; readonly until: Timestamp }

/** What operators see of the quarantine; the functions that receive callbacks only put. */
export type QuarantineReader = {
  /** Newest first, each as it is wanted. An entry that cannot be read does not hide the others; after a failure of the database there are none. */
  readonly list: (range: QuarantineRange) => AsyncIterable<E.Either<StoreError, QuarantineEntry>>
  readonly get: (quarantineId: string) => TE.TaskEither<StoreError, QuarantineEntry | undefined>
  /** Notes it beside the request, which stays until it expires. What was noted first stands. */
  readonly markReplayed: (quarantineId: string, replayed: Replayed) => TE.TaskEither<StoreError, void>
}

/**
 * `20261123T140957123Z-9f8e7d6c5b4a3f2e`: sorts by arrival. It follows from the request: one that is received again, from
 * the overflow queue, is quarantined once.
 */
export const quarantineIdOf = ({
  receivedAt,
  requestId,
}: Pick<Delivery, 'receivedAt' | 'requestId'>): string => {
  const digest = hash('sha256', requestId, 'hex').slice(0, 16)
  return `${receivedAt.replaceAll(/[-:.]/g, '')}-${digest}`
}
