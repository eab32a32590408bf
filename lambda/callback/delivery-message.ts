import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decodeJson, type Violation } from '../codec/decode'
import { objectCodec } from '../codec/object-codec'
import { True } from '../codec/true'
import { TextRecord } from '../codec/text'
import { Timestamp } from '../disconnect/timestamp'
import { type Delivery, WholeBody } from './delivery'
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

/** A whole delivery as a message of a queue. Messages of older versions have neither `truncatedFrom` nor `mayBeStored`. */
const DeliveryMessage = objectCodec(
  'DeliveryMessage',
  {
    version: t.unknown,
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
    mayBeStored: True,
  },
)

/** Functions of older versions ignore a key, and would store the delivery unchecked. They refuse version 2. */
const versionOf = ({ key }: Delivery): 1 | 2 => (key === undefined ? 1 : 2)

const UNKNOWN_VERSION: readonly Violation[] = [{ path: 'version', expected: 'version 1 or 2' }]

const NOT_PRINTABLE_ASCII = /[^\x20-\x7e]/g

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON of printable ASCII, one byte for each character. SQS refuses characters that XML 1.0 does not have, such as U+FFFF. */
export const encodeDelivery = (delivery: Delivery): string =>
  JSON.stringify(DeliveryMessage.encode({ version: versionOf(delivery), ...delivery })).replaceAll(
    NOT_PRINTABLE_ASCII,
    escaped,
  )

export const decodeDelivery = (message: string): E.Either<readonly Violation[], Delivery> =>
  pipe(
    decodeJson(DeliveryMessage)(message),
    E.chain(({ version, ...delivery }) =>
      version === 1 || version === 2 ? E.right(delivery) : E.left(UNKNOWN_VERSION),
    ),
  )
