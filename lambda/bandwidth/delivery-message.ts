import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode } from '../disconnect/decode'
import { objectCodec } from '../disconnect/object-codec'
import { Timestamp } from '../disconnect/timestamp'
import type { Violation } from '../disconnect/violation'
import type { Delivery } from './delivery'

/** Bytes, as base64 in JSON. */
const Base64Bytes = new t.Type<Uint8Array, string, unknown>(
  'Base64Bytes',
  (input): input is Uint8Array => input instanceof Uint8Array,
  (input, context) =>
    typeof input === 'string'
      ? t.success(Buffer.from(input, 'base64'))
      : t.failure(input, context, 'bytes in base64'),
  bytes => Buffer.from(bytes).toString('base64'),
)

/** A delivery on its way through a queue: all of it, byte for byte, so that it can be received as if it had just come. */
const DeliveryMessage = objectCodec(
  'DeliveryMessage',
  {
    version: t.literal(1),
    method: t.string,
    query: t.string,
    headers: t.record(t.string, t.string),
    body: Base64Bytes,
    receivedAt: Timestamp,
    requestId: t.string,
  },
  { authorization: t.string },
)

export const encodeDelivery = (delivery: Delivery): string =>
  JSON.stringify(DeliveryMessage.encode({ version: 1, ...delivery }))

export const decodeDelivery = (message: string): E.Either<readonly Violation[], Delivery> =>
  pipe(
    E.tryCatch(
      () => JSON.parse(message) as unknown,
      () => [{ path: '', expected: 'JSON' }],
    ),
    E.chainW(decode(DeliveryMessage)),
    E.map(({ authorization, method, query, headers, body, receivedAt, requestId }) => ({
      method,
      query,
      headers,
      body,
      receivedAt,
      requestId,
      ...(authorization === undefined ? {} : { authorization }),
    })),
  )
