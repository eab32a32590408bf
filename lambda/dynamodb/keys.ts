import { hash } from 'node:crypto'
import { defined } from '../codec/defined'
import { DEFAULT_INDEX_SHARDS, type IndexName } from '../deployment/tables'
import { type Cause, isRecognized } from '../disconnect/cause'
import type { Disconnect } from '../disconnect/disconnect'
import { type EventType, isEnd } from '../disconnect/event-type'
import { contentDigest, eventHash, eventKey } from '../disconnect/identity'
import { timelineKey } from '../disconnect/timeline'

/** The cause of most calls. All others are uncommon. */
export const COMMON_CAUSE = 'hangup'

/** The number of keys among which records are spread. DynamoDB takes 1,000 writes a second for each partition key. */
export type Shards = { readonly byTime: number; readonly uncommon: number }

/** Few calls end with an uncommon cause, and each shard adds to the cost of a question. */
export const shardsOf = (indexShards: number): Shards => ({
  byTime: indexShards,
  uncommon: Math.ceil(indexShards / 2),
})

/** The least `indexShards` with which records are written into this shard of an uncommon cause: the inverse of `shardsOf`. */
export const indexShardsFor = (uncommonShard: number): number => 2 * uncommonShard + 1

// Without the mark, bundlers keep it in functions that only put.
export const DEFAULT_SHARDS = /* @__PURE__ */ shardsOf(DEFAULT_INDEX_SHARDS)

/** Longer values are replaced by a hash: a partition key has at most 2048 bytes, and every copy costs. */
const PLAIN_MAX_BYTES = 128

/** A value in the key of an index. A hash begins with `~`, so a value that begins with `~` is hashed too. */
export const indexedValue = (value: string): string =>
  value.startsWith('~') || Buffer.byteLength(value) > PLAIN_MAX_BYTES
    ? `~${hash('sha256', value, 'base64url')}`
    : value

/** Ends of calls and other events have separate keys, so that questions about ended calls do not read other events. */
export type Lane = 'ended' | 'event'

export const laneOf = (eventType: EventType): Lane => (isEnd(eventType) ? 'ended' : 'event')

/** The lane of ended calls with an uncommon cause in `byTime`, so that a question for all of them does not read the others. */
export const UNCOMMON = 'uncommon'

export const indexKey = (lane: Lane | typeof UNCOMMON, shard: number, value?: string): string =>
  [lane, String(shard), ...(value === undefined ? [] : [indexedValue(value)])].join('#')

export type DisconnectKeys = {
  readonly callId: string
  readonly event: string
  readonly timeline?: string
} & { readonly [Name in IndexName]?: string }

const indexKeys = (record: Disconnect, shards: Shards): Omit<DisconnectKeys, 'callId' | 'event'> => {
  const digest = eventHash(record)
  const spread = digest.readUInt32BE(0)
  const lane = laneOf(record.eventType)
  const { from, to, tag, cause } = record
  const isUncommon = cause !== COMMON_CAUSE
  return {
    timeline: timelineKey(record, digest),
    byTime:
      isUncommon && lane === 'ended'
        ? indexKey(UNCOMMON, spread % shards.uncommon)
        : indexKey(lane, spread % shards.byTime),
    ...defined({
      // A record with the common cause is found by time, which saves a write.
      byCause: isUncommon ? indexKey(lane, spread % shards.uncommon, causeBucket(cause)) : undefined,
      byFrom: from && indexKey(lane, 0, from),
      byTo: to && indexKey(lane, 0, to),
      byTag: tag && indexKey(lane, 0, tag),
    }),
  }
}

export const OTHER_CAUSES = '*'

/** Causes that Bandwidth has not documented share a key, so that a question for all causes except some can list every key. */
export const causeBucket = (cause: Cause | undefined): string =>
  cause !== undefined && isRecognized(cause) ? cause : OTHER_CAUSES

/** The keys of a record in the table and its indexes. Evidence has a key of its own, and is in no index. */
export const disconnectKeys = (record: Disconnect, shards: Shards): DisconnectKeys =>
  record.conflict === true
    ? { callId: record.callId, event: `${eventKey(record)}!${contentDigest(record)}` }
    : { callId: record.callId, event: eventKey(record), ...indexKeys(record, shards) }
