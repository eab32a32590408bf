import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode, Violation } from '../../codec/decode'
import { PutResult, type StoreError } from '../../disconnect/store'
import type { QuarantineEntry } from '../../intake/quarantine'
import { TextRecord } from '../../codec/text'
import { Timestamp } from '../../disconnect/timestamp'
import { WholeBody } from '../../callback/delivery'
import type { Item } from '../item'

const Bytes = new t.Type<Uint8Array>(
  'Bytes',
  (input): input is Uint8Array => input instanceof Uint8Array,
  (input, context) => (input instanceof Uint8Array ? t.success(input) : t.failure(input, context, 'bytes')),
  t.identity,
)

/** Headers are kept as JSON text: names that DynamoDB would refuse, and no limit to how many there are. */
const HeadersText = new t.Type<Readonly<TextRecord>, string, unknown>(
  'HeadersText',
  TextRecord.is,
  (input, context) =>
    pipe(
      E.tryCatch(
        () => JSON.parse(String(input)) as unknown,
        () => undefined,
      ),
      E.filterOrElse(TextRecord.is, () => undefined),
      E.orElse(() => t.failure(input, context, 'headers as JSON')),
    ),
  headers => JSON.stringify(headers),
)

/** What every part has. */
const Part = t.type({ part: t.string, body: Bytes }, 'QuarantinePart')
type Part = t.TypeOf<typeof Part>

/** What the first part has besides: the description of the whole, and later what a replay came to. */
const Description = t.intersection(
  [
    t.type({
      quarantineId: t.string,
      receivedAt: Timestamp,
      requestId: t.string,
      violations: t.array(Violation),
      method: t.string,
      query: t.string,
      headers: HeadersText,
      bodyParts: t.number,
    }),
    t.partial({ truncatedFrom: WholeBody, replayedAt: Timestamp, replayResult: PutResult }),
  ],
  'QuarantineDescription',
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
    ...(truncatedFrom === undefined ? {} : { truncatedFrom }),
    ...(replayedAt === undefined || replayResult === undefined
      ? {}
      : { replayed: { at: replayedAt, result: replayResult } }),
  }
}

/** One request from the items that hold it, the first of its parts among them; they may come in any order. */
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
