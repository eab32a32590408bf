import { defined } from '../../codec/defined'
import type { IndexName } from '../../deployment/tables'
import type { Question } from '../../question/question'
import { COMMON_CAUSE } from '../keys'
import { causeBuckets, type Partition, partitionsOf, type SpreadOfTable } from './partitions'
import { intersection, isEmptyRange, startOf, type TimelineRange } from './timeline-range'

const NARROW: ReadonlySet<IndexName> = new Set(['byFrom', 'byTo', 'byTag'])

/** Most calls were answered, and end with the common cause. A question that wants neither finds few in an index by something else. */
const wantsFew = (question: Question): boolean =>
  question.answered === false || !causeBuckets(question).includes(COMMON_CAUSE)

export type PlannedPartition = Partition & {
  readonly range: TimelineRange
  /** The position after which it is needed, if other partitions are read before. */
  readonly start?: string
  /** The share that it is expected to have in the records of all partitions with the same start, from 0 to 1. */
  readonly share: number
  /** Whether few of its records are expected to match. */
  readonly expectsFew: boolean
}

/** What to read for a question within a range of the timeline. */
export const plan = (
  question: Question,
  whole: TimelineRange,
  spread: SpreadOfTable,
): readonly PlannedPartition[] => {
  const partitions = partitionsOf(question, spread)
    .map(partition => ({ weight: 1, ...partition, range: intersection(whole, partition.range) }))
    .filter(({ range }) => !isEmptyRange(range))
    .map(partition => ({
      ...partition,
      ...defined({ start: startOf(partition.range, whole, question.order) }),
    }))
  return partitions.map(partition => {
    const together = partitions.filter(({ start }) => start === partition.start)
    const weight = together.reduce((sum, other) => sum + other.weight, 0)
    return {
      ...partition,
      share: partition.weight / weight,
      expectsFew: NARROW.has(partition.index) && wantsFew(question),
    }
  })
}
