import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as J from 'fp-ts/Json'
import { decode } from '../codec/decode'
import { defined } from '../codec/defined'
import { DISCONNECTS_TABLE, type TableDefinition } from '../deployment/tables'
import { standardCallUrl } from '../disconnect/call-url'
import { derived } from '../disconnect/derived'
import type { Disconnect } from '../disconnect/disconnect'
import { TIME_NAMES } from '../disconnect/properties'
import { StoredRecord } from '../disconnect/stored-record'
import { SOURCES } from '../disconnect/source'
import type { StoreError } from '../disconnect/store'
import { epochMs, type Timestamp, timestampOf } from '../disconnect/timestamp'
import { disconnectKeys, type Shards } from './keys'

/** Attributes by name, before DynamoDB's type descriptors. */
export type Item = Readonly<Record<string, unknown>>

export type ItemOptions = {
  readonly shards: Shards
  /** How many days a record is kept; forever if absent. */
  readonly retentionDays?: number
}

const DAY_SECONDS = 86_400

/** The time of expiry, in seconds since 1970-01-01T00:00:00Z. Retention starts with the arrival. */
export const expiry = (
  { timeToLiveAttribute }: TableDefinition,
  receivedAt: string,
  days: number | undefined,
): Record<string, number> =>
  days === undefined
    ? {}
    : { [timeToLiveAttribute]: Math.floor(Date.parse(receivedAt) / 1000) + days * DAY_SECONDS }

/**
 * How the `callUrl` of a record is stored: not at all if it is the standard one, which is built again on read. NULL stands for a callback
 * without one, unless there is no standard one to be mistaken for it.
 */
const storedCallUrl = (record: Disconnect): string | null | undefined =>
  record.callUrl === standardCallUrl(record) ? undefined : (record.callUrl ?? null)

/** The source of nearly all records, which is not stored. */
const USUAL_SOURCE = SOURCES.callback

const TIMES = [...TIME_NAMES, 'receivedAt'] as const

/** A time takes 8 bytes as a number of milliseconds since 1970, and 24 as text. */
const timesAsNumbers = (record: Item): Item => {
  const item: Record<string, unknown> = { ...record }
  for (const name of TIMES) if (item[name] !== undefined) item[name] = epochMs(item[name] as Timestamp)
  return item
}

/** DynamoDB charges for each started kilobyte. So what follows from the rest is not stored, except `talkMs`, which a filter needs. */
export const toItem =
  ({ shards, retentionDays }: ItemOptions) =>
  (record: Disconnect): Item => {
    const { asSent, source, ...rest } = StoredRecord.encode(record)
    return {
      ...defined({
        ...timesAsNumbers(rest),
        source: source === USUAL_SOURCE ? undefined : source,
        callUrl: storedCallUrl(record),
        talkMs: record.talkMs,
        // As text, since it can contain lone surrogates, which strings of DynamoDB cannot.
        asSent: asSent && JSON.stringify(asSent),
      }),
      ...disconnectKeys(record, shards),
      ...expiry(DISCONNECTS_TABLE, record.receivedAt, retentionDays),
    }
  }

/** Invalid JSON stays text, which the codec of `asSent` refuses. */
const parsed = (json: string): unknown =>
  pipe(
    J.parse(json),
    E.getOrElse((): unknown => json),
  )

/** The maximum of a `Date`, in milliseconds before or after 1970. */
const DATE_MAX_MS = 8.64e15

/** Items of older versions have times as text. */
const timesAsText = (item: Item): Item => {
  const record: Record<string, unknown> = { ...item }
  for (const name of TIMES) {
    const time = item[name]
    if (typeof time === 'number' && Math.abs(time) <= DATE_MAX_MS) record[name] = timestampOf(time)
  }
  return record
}

const toRecord = ({ asSent, callUrl, ...item }: Item): Item => ({
  source: USUAL_SOURCE,
  ...timesAsText(item),
  ...defined({
    callUrl: callUrl ?? undefined,
    asSent: typeof asSent === 'string' ? parsed(asSent) : asSent,
  }),
})

/** Items of older versions have every `callUrl` that was sent, and `answered`. */
const lacksCallUrl = ({ callUrl, answered }: Item): boolean => callUrl === undefined && answered === undefined

const withCallUrl = (record: StoredRecord): StoredRecord => ({
  ...record,
  ...defined({ callUrl: standardCallUrl(record) }),
})

/** The record of an item, of this layout or of version 0.1.0, which stored everything as it is shown. */
export const fromItem = (item: Item): E.Either<StoreError, Disconnect> =>
  pipe(
    decode(StoredRecord)(toRecord(item)),
    E.mapLeft((violations): StoreError => ({ _tag: 'UnreadableRecord', violations })),
    E.map(record => (lacksCallUrl(item) ? withCallUrl(record) : record)),
    E.map(record => ({ ...record, ...derived(record) })),
  )
