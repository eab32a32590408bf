import { hash } from 'node:crypto'
import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import type { Timestamp } from '../disconnect/timestamp'
import type { Presented } from './authorize'

/** Identifies a body of which only the beginning is kept. */
export const WholeBody = objectCodec(
  'WholeBody',
  {
    /** Its length in bytes. */
    bytes: t.number,
    /** Of all its bytes: 64 hexadecimal digits. */
    sha256: t.string,
  },
  {},
)
export type WholeBody = Readonly<t.TypeOf<typeof WholeBody>>

/**
 * One arrival of a callback, not decoded. It is authentic, unless it has the credentials that the request presented: then they could
 * not be checked yet, and must be checked before anything else is done.
 */
export type Delivery = Presented & {
  /** `POST` carries the properties in the body, `GET` in the query string. */
  readonly method: string
  /** As sent, without the `?`. */
  readonly query: string
  /** The whole body, or its beginning if `truncatedFrom` is there. */
  readonly body: Uint8Array
  readonly truncatedFrom?: WholeBody
  readonly headers: Readonly<Record<string, string>>
  readonly receivedAt: Timestamp
  readonly requestId: string
  /** An earlier attempt to store it may have succeeded: its answer was lost. */
  readonly mayBeStored?: true
}

/** A larger body is not decoded. Bandwidth's callbacks have a few KB; the limit keeps any record below DynamoDB's 400 KB. */
export const BODY_MAX_BYTES = 256 * 1024

/**
 * A larger body is truncated. In base64 it has 955,736 bytes, so that it fits a message of SQS (1 MiB) together with the 10 KB of
 * request line and headers that API Gateway accepts, even if each byte of those is escaped to six.
 */
export const WHOLE_BODY_MAX_BYTES = 700 * 1024

/** Truncates a body of more than `WHOLE_BODY_MAX_BYTES` to its first `BODY_MAX_BYTES`, and adds the length and SHA-256 of the whole. */
export const truncateBody = (delivery: Delivery): Delivery => {
  const { body } = delivery
  return body.byteLength <= WHOLE_BODY_MAX_BYTES
    ? delivery
    : {
        ...delivery,
        body: body.subarray(0, BODY_MAX_BYTES),
        truncatedFrom: { bytes: body.byteLength, sha256: hash('sha256', body, 'hex') },
      }
}
