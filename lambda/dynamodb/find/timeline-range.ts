import { epochMs, type Timestamp, timestampOf } from '../../disconnect/timestamp'
import type { Question } from '../../question/question'
import type { PageRequest } from '../../question/reader'

/** Both ends inclusive. */
export type TimelineRange = { readonly low: string; readonly high: string }

export const BEFORE_ALL = '0000-01-01T00:00:00.000Z' as Timestamp
export const AFTER_ALL = '~'

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
export const isEmptyRange = ({ low, high }: TimelineRange): boolean => low >= high

export const intersection = (one: TimelineRange, other: TimelineRange = one): TimelineRange => ({
  low: greater(one.low, other.low),
  high: lesser(one.high, other.high),
})

/** The hashes with which the positions of a time begin and end. */
const FIRST_HASH = '-'.repeat(11)
const LAST_HASH = 'z'.repeat(11)

/**
 * The position after which a part of a range begins, if it does not begin with the range itself; nor with all that is left of it, after
 * a page that ended at this position. Such a part begins at a time.
 */
export const startOf = (
  part: TimelineRange,
  whole: TimelineRange,
  order: Question['order'],
): string | undefined => {
  if (order === 'newest') {
    const start = `${part.high}#${FIRST_HASH}`
    return start > whole.high ? undefined : start
  }
  if (part.low === whole.low) return undefined
  const start = `${timestampOf(epochMs(part.low as Timestamp) - 1)}#${LAST_HASH}`
  return start < whole.low ? undefined : start
}
