import { hash } from 'node:crypto'
import type { Delivery } from './delivery'
import { BODY_MAX_BYTES } from './understand'

/**
 * A longer body (700 KB) is truncated. In base64 this one has 955,736 bytes, so that it fits a message of SQS (1 MiB) with the
 * 10 KB of request line and headers that API Gateway takes, even if each byte of those takes six.
 */
export const WHOLE_BODY_MAX_BYTES = 700 * 1024

/**
 * The delivery with the first `BODY_MAX_BYTES` of its body, and the length and SHA-256 of the whole. What is no longer than
 * that stays as it is.
 */
export const truncateBody = (delivery: Delivery): Delivery => {
  const { body } = delivery
  return body.byteLength <= BODY_MAX_BYTES
    ? delivery
    : {
        ...delivery,
        body: body.subarray(0, BODY_MAX_BYTES),
        truncatedFrom: { bytes: body.byteLength, sha256: hash('sha256', body, 'hex') },
      }
}

/** The delivery as it is kept: with its whole body, or a truncated one where the whole has more than `WHOLE_BODY_MAX_BYTES`. */
export const limitBody = (delivery: Delivery): Delivery =>
  delivery.body.byteLength > WHOLE_BODY_MAX_BYTES ? truncateBody(delivery) : delivery
