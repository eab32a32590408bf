import { hash } from 'node:crypto'
import type { Delivery } from '../callback/delivery'
import { BODY_MAX_BYTES } from './to-record'

/**
 * A longer body (700 KB) is truncated. In base64 this one has 955,736 bytes, so that it fits a message of SQS (1 MiB) with the
 * 10 KB of request line and headers that API Gateway takes, even if each byte of those takes six.
 */
export const WHOLE_BODY_MAX_BYTES = 700 * 1024

/**
 * The delivery as it is kept. Of a body that is longer than `WHOLE_BODY_MAX_BYTES` it has the first `BODY_MAX_BYTES`, and the length
 * and SHA-256 of the whole.
 */
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
