import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as J from 'fp-ts/Json'
import { decode } from '../codec/decode'
import { defined } from '../codec/defined'
import { DISCONNECTS_TABLE, type TableDefinition } from '../deployment/tables'
import { Disconnect } from '../disconnect/disconnect'
import type { StoreError } from '../disconnect/store'
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

/** `asSent` is stored as JSON text: it can contain lone surrogates, which strings of DynamoDB cannot. */
export const toItem =
  ({ shards, retentionDays }: ItemOptions) =>
  (record: Disconnect): Item => {
    const { asSent, ...rest } = Disconnect.encode(record)
    return {
      ...rest,
      ...defined({ asSent: asSent && JSON.stringify(asSent) }),
      ...disconnectKeys(record, shards),
      ...expiry(DISCONNECTS_TABLE, record.receivedAt, retentionDays),
    }
  }

const parseAsSent = ({ asSent, ...item }: Item): unknown =>
  typeof asSent === 'string' ? { ...item, asSent: parsed(asSent) } : item

/** Invalid JSON stays text, which the codec of `asSent` refuses. */
const parsed = (json: string): unknown =>
  pipe(
    J.parse(json),
    E.getOrElse((): unknown => json),
  )

export const fromItem = (item: Item): E.Either<StoreError, Disconnect> =>
  pipe(
    parseAsSent(item),
    decode(Disconnect),
    E.mapLeft((violations): StoreError => ({ _tag: 'UnreadableRecord', violations })),
  )
