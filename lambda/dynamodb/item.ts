import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decode } from '../codec/decode'
import { Disconnect } from '../disconnect/disconnect'
import type { StoreError } from '../disconnect/store'
import { disconnectKeys, type Shards } from './keys'
import { DISCONNECTS_TABLE } from '../deployment/tables'

/** Attributes by name, before DynamoDB's type descriptors. */
export type Item = Readonly<Record<string, unknown>>

export type ItemOptions = {
  readonly shards: Shards
  /** How long a record is kept, in days; for ever if not given. */
  readonly retentionDays?: number
}

const DAY_SECONDS = 86_400

/** Expiry in seconds since 1970-01-01T00:00:00Z, counted from arrival. */
export const expiry = (receivedAt: string, days: number | undefined): Record<string, number> =>
  days === undefined
    ? {}
    : {
        [DISCONNECTS_TABLE.timeToLiveAttribute]:
          Math.floor(Date.parse(receivedAt) / 1000) + days * DAY_SECONDS,
      }

/** `asSent` is kept as JSON text: it can hold half surrogate pairs, which DynamoDB's strings cannot. */
export const toItem =
  ({ shards, retentionDays }: ItemOptions) =>
  (record: Disconnect): Item => {
    const { asSent, ...rest } = Disconnect.encode(record)
    return {
      ...rest,
      ...(asSent === undefined ? {} : { asSent: JSON.stringify(asSent) }),
      ...disconnectKeys(record, shards),
      ...expiry(record.receivedAt, retentionDays),
    }
  }

const parseAsSent = ({ asSent, ...item }: Item): unknown =>
  typeof asSent === 'string' ? { ...item, asSent: parsed(asSent) } : item

/** What is no JSON is refused by the codec, as text where it wants an object. */
const parsed = (json: string): unknown =>
  pipe(
    E.tryCatch(
      () => JSON.parse(json) as unknown,
      () => json,
    ),
    E.toUnion,
  )

export const fromItem = (item: Item): E.Either<StoreError, Disconnect> =>
  pipe(
    parseAsSent(item),
    decode(Disconnect),
    E.mapLeft((violations): StoreError => ({ _tag: 'UnreadableRecord', violations })),
  )
