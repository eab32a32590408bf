import type { Presented } from './presented'
import type { Timestamp } from '../disconnect/timestamp'
import type { WholeBody } from './whole-body'

/**
 * One request of Bandwidth, as it came in, not understood yet. It is authentic, unless it has what it presented to be let in: then
 * that could not be checked yet, and must be before anything else is done.
 */
export type Delivery = Presented & {
  /** `POST` carries the properties in the body, `GET` in the query string. */
  readonly method: string
  /** As sent, without the `?`. */
  readonly query: string
  /** All of it; or its beginning, where there is `truncatedFrom`. */
  readonly body: Uint8Array
  /** Of a body that was too long to be kept: what the whole was. */
  readonly truncatedFrom?: WholeBody
  readonly headers: Readonly<Record<string, string>>
  readonly receivedAt: Timestamp
  readonly requestId: string
  /** The database was asked before to store it, and nobody heard what came of it. */
  readonly mayBeStored?: true
}
