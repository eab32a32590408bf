import type * as TE from 'fp-ts/TaskEither'
import type { StoreError } from './store-error'
import type { Timestamp } from './timestamp'
import type { Violation } from './violation'

/** A request that was authentic but could not be understood, byte for byte, and why. */
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
  readonly body: Uint8Array
}

export type Quarantine = {
  readonly put: (request: QuarantinedRequest) => TE.TaskEither<StoreError, void>
}
