import { causeClass, type Cause } from '../../disconnect/cause'
import type { Question } from '../../question/question'
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
import { notFrom, type Condition } from './conditions'
import type { IndexName } from '../../deployment/tables'

/** One key of one index, which holds some of the answer in the order of the timeline. */
export type Partition = {
  readonly index: IndexName
  readonly key: string
  /** Beside those of the question. */
  readonly condition?: Condition
}

const lanes = ({ eventType }: Question): readonly Lane[] =>
  eventType === 'any' ? ['ended', 'event'] : [laneOf(eventType)]

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

const whole = (
  index: IndexName,
  question: Question,
  value: string,
  condition?: Condition,
): readonly Partition[] =>
  lanes(question).map(lane => ({
    index,
    key: indexKey(lane, 0, value),
    ...(condition === undefined ? {} : { condition }),
  }))

/** A cause that is none of these may still be in the bucket that undocumented causes share. */
const bucketsOfChoice = ({ cause }: Question): readonly string[] => {
  if (cause === undefined) return CAUSE_BUCKETS
  if (cause._tag === 'any')
    return CAUSE_BUCKETS.filter(bucket => cause.causes.map(causeBucket).includes(bucket))
  const excluded = cause.causes.map(causeBucket).filter(bucket => bucket !== causeBucket(undefined))
  return CAUSE_BUCKETS.filter(bucket => !excluded.includes(bucket))
}

const causeBuckets = (question: Question): readonly string[] => {
  const classes: readonly string[] | undefined = question.causeClass
  return bucketsOfChoice(question).filter(
    bucket => classes === undefined || classes.includes(causeClass(bucket as Cause)),
  )
}

/** The far side of a call has fewer calls than the company's own number. */
const byBothNumbers = (question: Question, from: string, to: string): readonly Partition[] =>
  question.direction === 'inbound' ? whole('byFrom', question, from) : whole('byTo', question, to)

/**
 * Which keys of which index answer a question; what the index does not answer is filtered. The most selective index
 * is taken: tag, then number, then cause, and else the timeline of all calls.
 */
export const partitionsOf = (question: Question): readonly Partition[] => {
  const { tag, from, to, number } = question
  if (tag !== undefined) return whole('byTag', question, tag)
  if (from !== undefined && to !== undefined) return byBothNumbers(question, from, to)
  if (from !== undefined) return whole('byFrom', question, from)
  if (to !== undefined) return whole('byTo', question, to)
  if (number !== undefined)
    return [...whole('byFrom', question, number), ...whole('byTo', question, number, notFrom(number))]
  const buckets = causeBuckets(question)
  return buckets.includes(COMMON_CAUSE)
    ? sharded('byTime', question, [undefined])
    : sharded('byCause', question, buckets)
}
