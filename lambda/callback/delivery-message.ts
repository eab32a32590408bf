import * as E from 'fp-ts/Either'
import { identity, pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode } from '../codec/decode'
import { objectCodec } from '../codec/object-codec'
import { TextRecord } from '../codec/text-record'
import { Timestamp } from '../disconnect/timestamp'
import type { Violation } from '../codec/violation'
import { WholeBody } from './whole-body'
import type { Delivery } from './delivery'
import { SaltedKey } from './url-key'

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

const isVersion = (input: unknown): input is 1 | 2 => input === 1 || input === 2

/** 2 where there is a key to check: functions of before do not know it, and would take the delivery for one that is checked. */
const Version = new t.Type<1 | 2, 1 | 2, unknown>(
  'Version',
  isVersion,
  (input, context) => (isVersion(input) ? t.success(input) : t.failure(input, context, 'version 1 or 2')),
  identity,
)

/**
 * A delivery on its way through a queue: all of it, so that it can be received as if it had just come. Messages of older versions
 * have neither `truncatedFrom` nor `mayBeStored`.
 */
const DeliveryMessage = objectCodec(
  'DeliveryMessage',
  {
    version: Version,
    method: t.string,
    query: t.string,
    headers: TextRecord,
    body: Base64Bytes,
    receivedAt: Timestamp,
    requestId: t.string,
  },
  {
    authorization: t.string,
    key: SaltedKey,
    truncatedFrom: WholeBody,
    mayBeStored: t.literal(true),
  },
)

const NOT_PRINTABLE_ASCII = /[^\x20-\x7e]/g

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON of printable ASCII, so one byte for each character. SQS refuses whatever XML 1.0 has no room for, such as U+FFFF. */
export const encodeDelivery = (delivery: Delivery): string =>
  JSON.stringify(
    DeliveryMessage.encode({ version: delivery.key === undefined ? 1 : 2, ...delivery }),
  ).replaceAll(NOT_PRINTABLE_ASCII, escaped)

export const decodeDelivery = (message: string): E.Either<readonly Violation[], Delivery> =>
  pipe(
    E.tryCatch(
      () => JSON.parse(message) as unknown,
      () => [{ path: '', expected: 'JSON' }],
    ),
    E.chainW(decode(DeliveryMessage)),
    E.map(
      ({
        authorization,
        key,
        truncatedFrom,
        mayBeStored,
        method,
        query,
        headers,
        body,
        receivedAt,
        requestId,
      }) => ({
        method,
        query,
        headers,
        body,
        receivedAt,
        requestId,
        ...(authorization === undefined ? {} : { authorization }),
        ...(key === undefined ? {} : { key }),
        ...(truncatedFrom === undefined ? {} : { truncatedFrom }),
        ...(mayBeStored === undefined ? {} : { mayBeStored }),
      }),
    ),
  )
