import type { Timestamp } from '../disconnect/timestamp'

/** One authentic request of Bandwidth, as it came in, not understood yet. */
export type Delivery = {
  /** `POST` carries the properties in the body, `GET` in the query string. */
  readonly method: string
  /** As sent, without the `?`. */
  readonly query: string
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly receivedAt: Timestamp
  readonly requestId: string
}
