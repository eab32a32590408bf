import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { WholeBody } from '../../callback/delivery'
import { decode, decodeJson, Violation } from '../../codec/decode'
import { defined } from '../../codec/defined'
import { objectCodec } from '../../codec/object-codec'
import { TextRecord } from '../../codec/text'
import { PutResult, type StoreError } from '../../disconnect/store'
import { Timestamp } from '../../disconnect/timestamp'
import type { QuarantineEntry } from '../../intake/quarantine'
import type { Item } from '../item'

const Bytes = new t.Type<Uint8Array>(
  'Bytes',
  (input): input is Uint8Array => input instanceof Uint8Array,
  (input, context) => (input instanceof Uint8Array ? t.success(input) : t.failure(input, context, 'bytes')),
  t.identity,
)

/** Headers are stored as JSON text: DynamoDB would refuse some names, and there can be any number of them. */
const HeadersText = new t.Type<Readonly<TextRecord>, string, unknown>(
  'HeadersText',
  TextRecord.is,
  (input, context) =>
    pipe(
      decodeJson(TextRecord)(String(input)),
      E.orElse(() => t.failure(input, context, 'headers as JSON')),
    ),
  headers => JSON.stringify(headers),
)

/** Every part has these attributes. */
const Part = objectCodec('QuarantinePart', { part: t.string, body: Bytes }, {})
type Part = t.TypeOf<typeof Part>

/** Only the first part has these attributes: they describe the whole request and, later, the result of a replay. */
const Description = objectCodec(
  'QuarantineDescription',
  {
    quarantineId: t.string,
    receivedAt: Timestamp,
    requestId: t.string,
    violations: t.array(Violation),
    method: t.string,
    query: t.string,
    headers: HeadersText,
    bodyParts: t.number,
  },
  { truncatedFrom: WholeBody, replayedAt: Timestamp, replayResult: PutResult },
)

const joined = (parts: readonly Part[]): Uint8Array =>
  Buffer.concat([...parts].sort((a, b) => (a.part < b.part ? -1 : 1)).map(({ body }) => body))

const entryOf = (description: t.TypeOf<typeof Description>, parts: readonly Part[]): QuarantineEntry => {
  const { quarantineId, receivedAt, requestId, violations, method, query, headers } = description
  const { bodyParts, truncatedFrom, replayedAt, replayResult } = description
  return {
    quarantineId,
    receivedAt,
    requestId,
    violations,
    method,
    query,
    headers,
    body: joined(parts),
    complete: parts.length === bodyParts && truncatedFrom === undefined,
    ...defined({
      truncatedFrom,
      replayed: replayedAt && replayResult && { at: replayedAt, result: replayResult },
    }),
  }
}

/** A request from all its items, in any order. `first` is its first part. */
export const fromQuarantineItems = (
  first: Item,
  items: readonly Item[],
): E.Either<StoreError, QuarantineEntry> =>
  pipe(
    decode(Description)(first),
    E.chain(description =>
      pipe(
        items,
        E.traverseArray(decode(Part)),
        E.map(parts => entryOf(description, parts)),
      ),
    ),
    E.mapLeft((violations): StoreError => ({ _tag: 'UnreadableRecord', violations })),
  )
