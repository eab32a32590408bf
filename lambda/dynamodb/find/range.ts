import type { PageRequest } from '../../question/reader'
import type { Question } from '../../question/question'

/** Both ends inclusive. */
export type TimelineRange = { readonly low: string; readonly high: string }

const BEFORE_ALL = '0'
const AFTER_ALL = '~'

/** Greater than the position, and less than any other that is. */
const justAfter = (position: string): string => `${position}!`

/**
 * Less than the position, and greater than any other that is: the last character, of base64url, is counted down.
 */
const justBefore = (position: string): string =>
  `${position.slice(0, -1)}${String.fromCharCode(position.charCodeAt(position.length - 1) - 1)}${AFTER_ALL}`

const greater = (a: string, b: string): string => (a > b ? a : b)
const lesser = (a: string, b: string): string => (a < b ? a : b)

/**
 * The part of the timeline that is still to be told. A time is less than every position at that time (`<time>#…`), which
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

/** DynamoDB refuses BETWEEN with its ends the wrong way round. */
export const isEmptyRange = ({ low, high }: TimelineRange): boolean => low > high
