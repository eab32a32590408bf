import { indexKey, laneOf, type Shards } from '../../../lambda/dynamodb/keys'
import { expiry, type Item, type ItemOptions, toItem } from '../../../lambda/dynamodb/item'
import { DISCONNECTS_TABLE } from '../../../lambda/deployment/tables'
import { Disconnect } from '../../../lambda/disconnect/disconnect'
import { eventHash } from '../../../lambda/disconnect/identity'

/** In version 0.1.0, calls with an uncommon cause had the same keys by time as all others. */
const keyByTime = (record: Disconnect, { byTime }: Shards): string =>
  indexKey(laneOf(record.eventType), eventHash(record).readUInt32BE(0) % byTime)

const KEYS = ['callId', 'event', 'timeline', ...DISCONNECTS_TABLE.indexes.map(({ name }) => name)]

/** The item that version 0.1.0 stored for a record: every property as it is shown. */
export const releasedItem =
  (options: ItemOptions) =>
  (record: Disconnect): Item => {
    const { asSent, ...shown } = Disconnect.encode(record)
    const keys = Object.entries(toItem(options)(record)).filter(([name]) => KEYS.includes(name))
    return {
      ...shown,
      ...(asSent === undefined ? {} : { asSent: JSON.stringify(asSent) }),
      ...Object.fromEntries(keys),
      ...(record.conflict === true ? {} : { byTime: keyByTime(record, options.shards) }),
      ...expiry(DISCONNECTS_TABLE, record.receivedAt, options.retentionDays),
    }
  }
