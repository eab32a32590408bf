import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as J from 'fp-ts/Json'
import * as t from 'io-ts'
import { decode } from '../codec/decode'
import { objectCodec } from '../codec/object-codec'
import { TextRecord } from '../codec/text'
import { DISCONNECTS_TABLE, type TableDefinition } from '../deployment/tables'
import { ABOUT_THE_RECORD } from '../disconnect/about-the-record'
import { standardCallUrl } from '../disconnect/call-url'
import { derived } from '../disconnect/derived'
import type { Disconnect } from '../disconnect/disconnect'
import { EventType } from '../disconnect/event-type'
import { CallId } from '../disconnect/identifiers'
import { OPTIONAL_PROPERTIES } from '../disconnect/properties'
import { isReconciled, SOURCES } from '../disconnect/source'
import type { StoreError } from '../disconnect/store'
import { endedAt } from '../disconnect/timeline'
import { epochMs, isEpochMs, Timestamp, timestampOf } from '../disconnect/timestamp'
import { disconnectKeys, type Shards } from './keys'

/** Attributes by name, before DynamoDB's type descriptors. */
export type Item = Readonly<Record<string, unknown>>

export type ItemOptions = {
  readonly shards: Shards
  /** How many days a record is kept; forever if absent. */
  readonly retentionDays?: number
}

const DAY_SECONDS = 86_400

/** The time of expiry, in seconds since 1970-01-01T00:00:00Z. */
export const expiry = (
  { timeToLiveAttribute }: TableDefinition,
  since: string,
  days: number | undefined,
): Record<string, number> =>
  days === undefined
    ? {}
    : { [timeToLiveAttribute]: Math.floor(Date.parse(since) / 1000) + days * DAY_SECONDS }

/** A time takes 8 bytes as a number of milliseconds since 1970, and 24 as text, which version 0.1.0 stored. */
const TimeAsNumber = new t.Type<Timestamp, number, unknown>(
  'TimeAsNumber',
  Timestamp.is,
  (input, context) =>
    typeof input === 'number' && isEpochMs(input)
      ? t.success(timestampOf(input))
      : Timestamp.validate(input, context),
  epochMs,
)

/** As text, since it can contain lone surrogates, which strings of DynamoDB cannot. */
const JsonOfTextRecord = new t.Type<TextRecord, string, unknown>(
  'JsonOfTextRecord',
  TextRecord.is,
  (input, context) =>
    pipe(
      J.parse(String(input)),
      E.match(
        () => t.failure(input, context),
        parsed => TextRecord.decode(parsed),
      ),
    ),
  JSON.stringify,
)

/** The properties of a record, each with the codec of its attribute. */
const attributesOf = <A extends t.Props>(properties: A): A => {
  const codecs: Record<string, t.Mixed> = { ...properties }
  for (const [name, codec] of Object.entries(properties)) if (codec === Timestamp) codecs[name] = TimeAsNumber
  return codecs as A
}

/** The source of nearly all records, which is not stored. */
export const USUAL_SOURCE = SOURCES.callback

/** What is stored of a record: everything but the properties that follow from the others. */
const StoredRecord = objectCodec(
  'StoredRecord',
  attributesOf({ callId: CallId, eventType: EventType, receivedAt: Timestamp }),
  attributesOf({ ...OPTIONAL_PROPERTIES, ...ABOUT_THE_RECORD, asSent: JsonOfTextRecord }),
)

/** DynamoDB charges for each started kilobyte. So what follows from the rest is not stored, except `talkMs`, which a filter needs. */
export const toItem =
  ({ shards, retentionDays }: ItemOptions) =>
  (record: Disconnect): Item => {
    const { source, callUrl, ...rest } = StoredRecord.encode(record)
    const item: Record<string, unknown> = rest
    // The standard one is built again on read. NULL says that the callback had none.
    if (callUrl !== standardCallUrl(record)) item['callUrl'] = callUrl ?? null
    if (source !== USUAL_SOURCE) item['source'] = source
    if (record.talkMs !== undefined) item['talkMs'] = record.talkMs
    return {
      ...item,
      ...disconnectKeys(record, shards),
      // What is reconciled arrives late, or again and again: it is kept as long as if its callback had arrived.
      ...expiry(DISCONNECTS_TABLE, isReconciled(record) ? endedAt(record) : record.receivedAt, retentionDays),
    }
  }

/** Items of version 0.1.0 have every `callUrl` that was sent, and `answered`. */
const hasStandardCallUrl = ({ callUrl, answered }: Item): boolean =>
  callUrl === undefined && answered === undefined

const withoutCallUrl = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'callUrl'))

/** The record of an item, of this layout or of version 0.1.0, which stored everything as it is shown. */
export const fromItem = (item: Item): E.Either<StoreError, Disconnect> =>
  pipe(
    decode(StoredRecord)(item['callUrl'] === null ? withoutCallUrl(item) : item),
    E.bimap(
      (violations): StoreError => ({ _tag: 'UnreadableRecord', violations }),
      stored => {
        const callUrl = hasStandardCallUrl(item) ? standardCallUrl(stored) : undefined
        return { source: USUAL_SOURCE, ...stored, ...(callUrl && { callUrl }), ...derived(stored) }
      },
    ),
  )
