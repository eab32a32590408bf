import { defined } from '../../codec/defined'
import type { IndexName } from '../../deployment/tables'
import { causeClass, type Cause } from '../../disconnect/cause'
import { equals, not, type Condition } from '../../question/condition'
import type { Question } from '../../question/question'
import type { PageRequest } from '../../question/reader'
import {
  CAUSE_BUCKETS,
  causeBucket,
  COMMON_CAUSE,
  indexKey,
  laneOf,
  MAX_SHARDS,
  type Lane,
  type Shards,
} from '../keys'

/** One key of one index, which holds a part of the answer in the order of the timeline. */
export type Partition = {
  readonly index: IndexName
  readonly key: string
  /** In addition to those of the question. */
  readonly condition?: Condition
}

const lanes = ({ eventType }: Question): readonly Lane[] => {
  if (eventType === undefined) return ['ended']
  return eventType === 'any' ? ['ended', 'event'] : [laneOf(eventType)]
}

const sharded = (
  index: keyof Shards,
  question: Question,
  values: readonly (string | undefined)[],
): readonly Partition[] =>
  lanes(question).flatMap(lane =>
    values.flatMap(value =>
      Array.from({ length: MAX_SHARDS[index] }, (_, shard) => ({ index, key: indexKey(lane, shard, value) })),
    ),
  )

const unsharded = (
  index: IndexName,
  question: Question,
  value: string,
  condition?: Condition,
): readonly Partition[] =>
  lanes(question).map(lane => defined({ index, key: indexKey(lane, 0, value), condition }))

/** Excluding an undocumented cause excludes no bucket, since all undocumented causes share one. */
const bucketsOfCause = ({ cause }: Question): readonly string[] => {
  if (cause === undefined) return CAUSE_BUCKETS
  const named = cause.causes.map(causeBucket)
  if (cause._tag === 'any') return CAUSE_BUCKETS.filter(bucket => named.includes(bucket))
  const shared = causeBucket(undefined)
  return CAUSE_BUCKETS.filter(bucket => bucket === shared || !named.includes(bucket))
}

const causeBuckets = (question: Question): readonly string[] => {
  const classes: readonly string[] | undefined = question.causeClass
  return bucketsOfCause(question).filter(
    bucket => classes === undefined || classes.includes(causeClass(bucket as Cause)),
  )
}

/** The other side of a call has fewer calls than the company's own number. */
const byBothNumbers = (question: Question, from: string, to: string): readonly Partition[] =>
  question.direction === 'inbound' ? unsharded('byFrom', question, from) : unsharded('byTo', question, to)

/**
 * Which keys of which index answer a question; what the index does not answer is filtered. The most selective index is chosen: by
 * tag, then by number, then by cause, and otherwise by time.
 */
export const partitionsOf = (question: Question): readonly Partition[] => {
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
  return buckets.includes(COMMON_CAUSE)
    ? sharded('byTime', question, [undefined])
    : sharded('byCause', question, buckets)
}

/** Both ends inclusive. */
export type TimelineRange = { readonly low: string; readonly high: string }

const BEFORE_ALL = '0'
const AFTER_ALL = '~'

/** Greater than the position, and less than every greater position. */
const justAfter = (position: string): string => `${position}!`

/** Less than the position, and greater than every lesser position: the last character, of base64url, is counted down. */
const justBefore = (position: string): string =>
  `${position.slice(0, -1)}${String.fromCharCode(position.charCodeAt(position.length - 1) - 1)}${AFTER_ALL}`

const greater = (a: string, b: string): string => (a > b ? a : b)
const lesser = (a: string, b: string): string => (a < b ? a : b)

/**
 * The part of the timeline that is not answered yet. A time is less than every position at that time (`<time>#…`), which
 * makes `since` inclusive and `until` exclusive.
 */
export const timelineRange = (
  question: Pick<Question, 'since' | 'until' | 'order'>,
  after: PageRequest['after'],
): TimelineRange => {
  const since: string = question.since ?? BEFORE_ALL
  const until: string = question.until ?? AFTER_ALL
  if (after === undefined) return { low: since, high: until }
  return question.order === 'newest'
    ? { low: since, high: lesser(until, justBefore(after)) }
    : { low: greater(since, justAfter(after)), high: until }
}

/** DynamoDB refuses BETWEEN if its first end is the greater one. */
export const isEmptyRange = ({ low, high }: TimelineRange): boolean => low > high
