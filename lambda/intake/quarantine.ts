import { hash } from 'node:crypto'
import type * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { Delivery, WholeBody } from '../callback/delivery'
import type { Violation } from '../codec/decode'
import type { PutResult, StoreError } from '../disconnect/store'
import type { Timestamp } from '../disconnect/timestamp'

/** An authentic request that could not be decoded, as it was sent, and why. */
export type QuarantinedRequest = {
  /** Begins with the time of arrival, so that identifiers sort by it. */
  readonly quarantineId: string
  readonly receivedAt: Timestamp
  readonly requestId: string
  readonly violations: readonly Violation[]
  readonly method: string
  /** As sent, without the `?`. */
  readonly query: string
  /** Without those that contain credentials. */
  readonly headers: Readonly<Record<string, string>>
  /** Byte for byte: the whole body, or its beginning if `truncatedFrom` is there. */
  readonly body: Uint8Array
  readonly truncatedFrom?: WholeBody
}

export type Quarantine = {
  readonly put: (request: QuarantinedRequest) => TE.TaskEither<StoreError, void>
}

/** When a replay decoded and stored the request, and the result of storing it. */
export type Replayed = { readonly at: Timestamp; readonly result: PutResult }

/** A request in quarantine. */
export type QuarantineEntry = QuarantinedRequest & {
  /** Whether the whole body is there: not if it was truncated, or if parts of a large one have expired. */
  readonly complete: boolean
  readonly replayed?: Replayed
}

/** By the time of arrival: `since` is inclusive, `until` exclusive. */
export type QuarantineRange = { readonly since: Timestamp; readonly until: Timestamp }

/** Reads the quarantine, for operators. The functions that receive callbacks only write to it. */
export type QuarantineReader = {
  /** Newest first, read on demand. An entry that cannot be read does not hide the others; a failure of the database ends the stream. */
  readonly list: (range: QuarantineRange) => AsyncIterable<E.Either<StoreError, QuarantineEntry>>
  readonly get: (quarantineId: string) => TE.TaskEither<StoreError, QuarantineEntry | undefined>
  /** Marks the request, which stays until it expires. The first mark stays. */
  readonly markReplayed: (quarantineId: string, replayed: Replayed) => TE.TaskEither<StoreError, void>
}

/** The form in which a quarantine id begins with its time: `20261123T140957123Z`. */
export const compactTime = (time: Timestamp): string => time.replaceAll(/[-:.]/g, '')

/**
 * `20261123T140957123Z-9f8e7d6c5b4a3f2e`: sorts by arrival. It depends only on the request, so that a delivery that also comes from the
 * overflow queue is quarantined once.
 */
export const quarantineIdOf = ({
  receivedAt,
  requestId,
}: Pick<Delivery, 'receivedAt' | 'requestId'>): string => {
  const digest = hash('sha256', requestId, 'hex').slice(0, 16)
  return `${compactTime(receivedAt)}-${digest}`
}
