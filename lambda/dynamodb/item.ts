import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as J from 'fp-ts/Json'
import { decode } from '../codec/decode'
import { DISCONNECTS_TABLE, type TableDefinition } from '../deployment/tables'
import { standardCallUrl } from '../disconnect/call-url'
import { derived } from '../disconnect/derived'
import type { Disconnect } from '../disconnect/disconnect'
import { TIME_NAMES } from '../disconnect/properties'
import { StoredRecord } from '../disconnect/stored-record'
import { SOURCES } from '../disconnect/source'
import type { StoreError } from '../disconnect/store'
import { epochMs, timestampOf } from '../disconnect/timestamp'
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

/** The source of nearly all records, which is not stored. */
const USUAL_SOURCE = SOURCES.callback

const TIMES = [...TIME_NAMES, 'receivedAt'] as const

/** DynamoDB charges for each started kilobyte. So what follows from the rest is not stored, except `talkMs`, which a filter needs. */
export const toItem =
  ({ shards, retentionDays }: ItemOptions) =>
  (record: Disconnect): Item => {
    const { asSent, source, callUrl, ...rest } = StoredRecord.encode(record)
    const item: Record<string, unknown> = rest
    // A time takes 8 bytes as a number of milliseconds since 1970, and 24 as text.
    for (const name of TIMES) if (record[name] !== undefined) item[name] = epochMs(record[name])
    // The standard one is built again on read. NULL stands for a callback without one, lest it gets the standard one.
    if (callUrl !== standardCallUrl(record)) item['callUrl'] = callUrl ?? null
    if (source !== USUAL_SOURCE) item['source'] = source
    if (record.talkMs !== undefined) item['talkMs'] = record.talkMs
    // As text, since it can contain lone surrogates, which strings of DynamoDB cannot.
    if (asSent !== undefined) item['asSent'] = JSON.stringify(asSent)
    return {
      ...item,
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

/** What the codec decodes. Items of version 0.1.0 have times as text. */
const attributesOf = (item: Item): Item => {
  const attributes: Record<string, unknown> = { source: USUAL_SOURCE, ...item }
  for (const name of TIMES) {
    const time = item[name]
    if (typeof time === 'number' && Math.abs(time) <= DATE_MAX_MS) attributes[name] = timestampOf(time)
  }
  const { asSent, callUrl } = item
  if (typeof asSent === 'string') attributes['asSent'] = parsed(asSent)
  if (callUrl === null) attributes['callUrl'] = undefined
  return attributes
}

/** Items of version 0.1.0 have every `callUrl` that was sent, and `answered`. */
const hasStandardCallUrl = ({ callUrl, answered }: Item): boolean =>
  callUrl === undefined && answered === undefined

/** The record of an item, of this layout or of version 0.1.0, which stored everything as it is shown. */
export const fromItem = (item: Item): E.Either<StoreError, Disconnect> =>
  pipe(
    decode(StoredRecord)(attributesOf(item)),
    E.bimap(
      (violations): StoreError => ({ _tag: 'UnreadableRecord', violations }),
      record => {
        const callUrl = hasStandardCallUrl(item) ? standardCallUrl(record) : undefined
        return { ...record, ...(callUrl && { callUrl }), ...derived(record) }
      },
    ),
  )
