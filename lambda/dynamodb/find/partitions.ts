import { defined } from '../../codec/defined'
import type { IndexName } from '../../deployment/tables'
import { causeClass, RECOGNIZED_CAUSES } from '../../disconnect/cause'
import { equals, not, type Condition } from '../../question/condition'
import type { Timestamp } from '../../disconnect/timestamp'
import type { Question } from '../../question/question'
import {
  causeBucket,
  COMMON_CAUSE,
  indexKey,
  laneOf,
  type Lane,
  OTHER_CAUSES,
  type Shards,
  UNCOMMON,
} from '../keys'
import { AFTER_ALL, BEFORE_ALL, type TimelineRange } from './timeline-range'

/** One key of one index, which holds a part of the answer in the order of the timeline. */
export type Partition = {
  readonly index: IndexName
  readonly key: string
  /** In addition to those of the question. */
  readonly condition?: Condition
  /** The part of the timeline that is read here, if other partitions have the rest of it. */
  readonly range?: TimelineRange
  /** How much of the answer it is expected to hold, compared with the others; 1 if absent. */
  readonly weight?: number
}

/** Among which keys the records of a table are spread. */
export type SpreadOfTable = {
  /** All that have ever been written to: a question misses records in any other. */
  readonly readShards: Shards
  /** Records that ended before may have the keys of version 0.1.0; if undefined, any record may. `NO_OLD_KEYS` if there are none. */
  readonly oldKeysUntil?: Timestamp
}

/** For a table that version 0.1.0 never wrote to. */
export const NO_OLD_KEYS: Timestamp = BEFORE_ALL

const lanes = ({ eventType }: Question): readonly Lane[] => {
  if (eventType === undefined) return ['ended']
  return eventType === 'any' ? ['ended', 'event'] : [laneOf(eventType)]
}

const inShards = (count: number, partitionOf: (shard: number) => Partition): readonly Partition[] =>
  Array.from({ length: count }, (_, shard) => partitionOf(shard))

const byTime = ({ byTime }: Shards, lane: Lane): readonly Partition[] =>
  inShards(byTime, shard => ({ index: 'byTime', key: indexKey(lane, shard) }))

const uncommonByTime = ({ uncommon }: Shards): readonly Partition[] =>
  inShards(uncommon, shard => ({ index: 'byTime', key: indexKey(UNCOMMON, shard) }))

const byCause = ({ uncommon }: Shards, lane: Lane, buckets: readonly string[]): readonly Partition[] =>
  buckets.flatMap(bucket =>
    inShards(uncommon, shard => ({ index: 'byCause', key: indexKey(lane, shard, bucket) })),
  )

const unsharded = (
  index: IndexName,
  question: Question,
  value: string,
  condition?: Condition,
): readonly Partition[] =>
  lanes(question).map(lane => defined({ index, key: indexKey(lane, 0, value), condition }))

export const CAUSE_BUCKETS: readonly string[] = [...RECOGNIZED_CAUSES, OTHER_CAUSES]

/** Excluding an undocumented cause excludes no bucket, since all undocumented causes share one. */
const bucketsOfCause = ({ cause }: Question): readonly string[] => {
  if (cause === undefined) return CAUSE_BUCKETS
  const named = cause.causes.map(causeBucket)
  if (cause._tag === 'any') return CAUSE_BUCKETS.filter(bucket => named.includes(bucket))
  const shared = causeBucket(undefined)
  return CAUSE_BUCKETS.filter(bucket => bucket === shared || !named.includes(bucket))
}

export const causeBuckets = (question: Question): readonly string[] => {
  const classes: readonly string[] | undefined = question.causeClass
  return bucketsOfCause(question).filter(
    bucket => classes === undefined || classes.includes(causeClass(bucket)),
  )
}

/** Each cause has a key for each shard. A question for more causes reads all uncommon ones by time, and wants most of them. */
const CAUSES_MAX = 8

const byUncommonCause =
  (buckets: readonly string[], { readShards, oldKeysUntil }: SpreadOfTable) =>
  (lane: Lane): readonly Partition[] => {
    if (buckets.length <= CAUSES_MAX) return byCause(readShards, lane, buckets)
    if (lane === 'event') return byTime(readShards, lane)
    if (oldKeysUntil === undefined) return byCause(readShards, lane, buckets)
    const [before, since] = [
      { low: BEFORE_ALL, high: oldKeysUntil },
      { low: oldKeysUntil, high: AFTER_ALL },
    ]
    return [
      ...uncommonByTime(readShards).map(partition => ({ ...partition, range: since })),
      ...byCause(readShards, lane, buckets).map(partition => ({ ...partition, range: before })),
    ]
  }

/** The other side of a call has fewer calls than the company's own number. */
const byBothNumbers = (question: Question, from: string, to: string): readonly Partition[] =>
  question.direction === 'inbound' ? unsharded('byFrom', question, from) : unsharded('byTo', question, to)

/** A shard of uncommon causes has about half as many calls as one of the common cause. */
const UNCOMMON_WEIGHT = 0.5

/**
 * Which keys of which index answer a question; what the index does not answer is filtered. The most selective index is chosen: by
 * tag, then by number, then by cause, and otherwise by time. Version 0.1.0 had no lane for uncommon causes: `byCause` has its records, too.
 */
export const partitionsOf = (question: Question, spread: SpreadOfTable): readonly Partition[] => {
  const { tag, from, to, number } = question
  if (tag !== undefined) return unsharded('byTag', question, tag)
  if (from !== undefined && to !== undefined) return byBothNumbers(question, from, to)
  if (from !== undefined) return unsharded('byFrom', question, from)
  if (to !== undefined) return unsharded('byTo', question, to)
  if (number !== undefined)
    return [
      ...unsharded('byFrom', question, number),
      // A call from a number to itself is in both indexes, and is listed once.
      ...unsharded('byTo', question, number, not(equals('from', number))),
    ]
  const buckets = causeBuckets(question)
  if (!buckets.includes(COMMON_CAUSE)) return lanes(question).flatMap(byUncommonCause(buckets, spread))
  const wantsOnlyCommon = buckets.length === 1
  return lanes(question).flatMap(lane => [
    ...byTime(spread.readShards, lane),
    ...(lane === 'ended' && !wantsOnlyCommon
      ? uncommonByTime(spread.readShards).map(partition => ({ ...partition, weight: UNCOMMON_WEIGHT }))
      : []),
  ])
}
