import { hash } from 'node:crypto'
import { causeClass, RECOGNIZED_CAUSES, type Cause } from '../disconnect/cause'
import type { Disconnect } from '../disconnect/disconnect'
import { isEnd, type EventType } from '../disconnect/event-type'
import { contentDigest, eventHash, eventKey } from '../disconnect/identity'
import { timelineKey } from '../disconnect/timeline'
import { DEFAULT_INDEX_SHARDS, MAX_INDEX_SHARDS } from '../deployment/tables'

/** Over how many partition keys the records of one value are spread. DynamoDB takes 1,000 writes a second on each. */
export type Shards = { readonly byTime: number; readonly byCause: number }

/** One cause that is not the common one has a small part of all calls, and each shard makes questions dearer. */
export const shardsOf = (indexShards: number): Shards => ({
  byTime: indexShards,
  byCause: Math.ceil(indexShards / 2),
})

export const DEFAULT_SHARDS = shardsOf(DEFAULT_INDEX_SHARDS)

export const MAX_SHARDS = shardsOf(MAX_INDEX_SHARDS)

/** The causes that most calls end with; a question for them reads the timeline, and they are spared a fifth index. */
export const COMMON_CAUSE = 'hangup'

/** Longer values are replaced by their hash: DynamoDB takes 2048 bytes in a partition key, and each copy costs. */
const PLAIN_MAX_BYTES = 128

/** A value as it appears in an index key. A hash begins with `~`; so a value that does is hashed too. */
export const indexedValue = (value: string): string =>
  value.startsWith('~') || Buffer.byteLength(value) > PLAIN_MAX_BYTES
    ? `~${hash('sha256', value, 'base64url')}`
    : value

/** Ended calls and other events live apart, so that questions about the first do not read the second. */
export type Lane = 'ended' | 'event'

export const laneOf = (eventType: EventType): Lane => (isEnd(eventType) ? 'ended' : 'event')

export const indexKey = (lane: Lane, shard: number, value?: string): string =>
  [lane, String(shard), ...(value === undefined ? [] : [indexedValue(value)])].join('#')

export type DisconnectKeys = {
  readonly callId: string
  readonly event: string
  readonly timeline?: string
  readonly byTime?: string
  readonly byCause?: string
  readonly byFrom?: string
  readonly byTo?: string
  readonly byTag?: string
}

const indexKeys = (record: Disconnect, shards: Shards): Omit<DisconnectKeys, 'callId' | 'event'> => {
  const digest = eventHash(record)
  const spread = digest.readUInt32BE(0)
  const key = (shard: number, value?: string): string => indexKey(laneOf(record.eventType), shard, value)
  const { from, to, tag, cause } = record
  return {
    timeline: timelineKey(record, digest),
    byTime: key(spread % shards.byTime),
    ...(cause === COMMON_CAUSE ? {} : { byCause: key(spread % shards.byCause, causeBucket(record.cause)) }),
    ...(from === undefined ? {} : { byFrom: key(0, from) }),
    ...(to === undefined ? {} : { byTo: key(0, to) }),
    ...(tag === undefined ? {} : { byTag: key(0, tag) }),
  }
}

const OTHER_CAUSES = '*'

/** Causes that Bandwidth has not documented share a key, so that "any but these" can name every key there is. */
export const causeBucket = (cause: Cause | undefined): string =>
  cause === undefined || causeClass(cause) === 'unrecognized' ? OTHER_CAUSES : cause

export const CAUSE_BUCKETS: readonly string[] = [...RECOGNIZED_CAUSES, OTHER_CAUSES]

/** Where a record lies in the table and its indexes. Evidence has a key of its own and is in no index. */
export const disconnectKeys = (record: Disconnect, shards: Shards): DisconnectKeys =>
  record.conflict === true
    ? { callId: record.callId, event: `${eventKey(record)}!${contentDigest(record)}` }
    : { callId: record.callId, event: eventKey(record), ...indexKeys(record, shards) }
