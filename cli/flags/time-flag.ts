import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { UsageError } from '../errors'
import { readTime, TIME_EXPECTED, type Clock } from '../../display/time/time-input'

/** In the hour that occurs twice, a range takes in both: since is the first of two times, until the last. */
const WHICH = { since: 'first', until: 'last' } as const

/** @throws UsageError naming the flag, without the value */
export const timeFlag = (name: keyof typeof WHICH, text: string, clock: Clock): Timestamp => {
  const time = readTime(text, clock, WHICH[name])
  if (time === undefined) throw new UsageError(`--${name}: expected ${TIME_EXPECTED}`)
  return time
}
