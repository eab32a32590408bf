import { defined } from '../codec/defined'
import { TIME_NAMES, type TimeName } from './properties'
import { epochMs, type Timestamp } from './timestamp'

type Times = { readonly [Name in TimeName]?: Timestamp }

/** Earlier times are the zeros of programs, such as `0001-01-01T00:00:00Z` and 1970. */
export const EARLIEST = '2000-01-01T00:00:00.000Z'

/** How far the clocks may differ that set the times of one call. */
const CLOCK_SKEW_MS = 10_000

/** Compares with both bounds, in either order; a bound that is not known is infinite. In milliseconds. */
export const isFarOutside = (ms: number, start: number, end: number): boolean =>
  ms < Math.min(start, end) - CLOCK_SKEW_MS || ms > Math.max(start, end) + CLOCK_SKEW_MS

/** Nearly every answer is within the bounds that are known, and needs no parsing. */
const isOutside = (time: Timestamp, { startTime, endTime }: Times): boolean => {
  if ((startTime ?? time) <= time && time <= (endTime ?? time)) return false
  const start = startTime === undefined ? -Infinity : epochMs(startTime)
  const end = endTime === undefined ? Infinity : epochMs(endTime)
  return isFarOutside(epochMs(time), start, end)
}

/**
 * The same properties without the times that mean none: those before the year 2000, and an answer more than 10 seconds before the start
 * or after the end of the call. Returns its argument if each time is plausible.
 */
export const plausibleTimes = <A extends Times>(properties: A): A => {
  let plausible: Times = properties
  const remove = (name: TimeName): void => {
    plausible = defined({ ...plausible, [name]: undefined })
  }
  for (const name of TIME_NAMES) if ((properties[name] ?? EARLIEST) < EARLIEST) remove(name)
  const { answerTime } = plausible
  if (answerTime !== undefined && isOutside(answerTime, plausible)) remove('answerTime')
  return plausible as A
}
