import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lambda/disconnect/time-units'
import { timeOfWall, wallTimeAt } from '../../lambda/time/wall-time'
import { daysSinceMonday } from '../../lambda/time/weekday'
import type { Zone } from '../../lambda/time/zone'

/** The period of a chart. */
export type Range = { readonly sinceMs: number; readonly untilMs: number; readonly zone: Zone }

/** A part of the period. */
export type Span = { readonly fromMs: number; readonly toMs: number }

/** How long the parts of a period are: `per hour`. */
export type Step = { readonly name: string; readonly ms: number }

const QUARTER: Step = { name: '15 minutes', ms: 15 * MINUTE_MS }
const HOUR: Step = { name: 'hour', ms: HOUR_MS }
const DAY: Step = { name: 'day', ms: DAY_MS }
const WEEK: Step = { name: 'week', ms: 7 * DAY_MS }

const STEPS: readonly Step[] = [
  { name: 'minute', ms: MINUTE_MS },
  { name: '5 minutes', ms: 5 * MINUTE_MS },
  QUARTER,
  { name: '30 minutes', ms: 30 * MINUTE_MS },
  HOUR,
  { name: '3 hours', ms: 3 * HOUR_MS },
  { name: '6 hours', ms: 6 * HOUR_MS },
  { name: '12 hours', ms: 12 * HOUR_MS },
  DAY,
  WEEK,
]

/** The shortest step of which a period has at most so many. */
export const stepFor = ({ sinceMs, untilMs }: Range, most: number): Step =>
  STEPS.find(({ ms }) => (untilMs - sinceMs) / ms <= most) ?? WEEK

/** Up to this length, a period is shown hour by hour, and no weekdays are compared. */
const SHORT_MS = 2 * DAY_MS

export const isShort = ({ sinceMs, untilMs }: Range): boolean => untilMs - sinceMs <= SHORT_MS

/** Up to this length, an hour is too long a step. */
const HOURS_MS = 6 * HOUR_MS

/** For shares, which need many calls. */
export const coarseStep = (range: Range): Step => {
  if (!isShort(range)) return DAY
  return range.untilMs - range.sinceMs <= HOURS_MS ? QUARTER : HOUR
}

/** The first midnight of a step at or before a wall time. */
const firstDay = (wall: number, { ms }: Step): number => {
  const day = Math.floor(wall / DAY_MS)
  return ms === WEEK.ms ? day - daysSinceMonday(day) : day
}

/** The moments of a day at which a step begins: a long one by the clock, whatever the length of the day. */
const momentsOf = (zone: Zone, day: number, { ms }: Step): readonly number[] => {
  const at = (wall: number): number => timeOfWall(zone, wall, 'first')
  if (ms > HOUR_MS)
    return Array.from({ length: Math.max(1, DAY_MS / ms) }, (_, i) => at(day * DAY_MS + i * ms))
  const [start, end] = [at(day * DAY_MS), at((day + 1) * DAY_MS)]
  return Array.from({ length: Math.ceil((end - start) / ms) }, (_, i) => start + i * ms)
}

/** The parts of a period, which begin at round times of its zone. The first and the last may be shorter. */
export const spansOf = ({ sinceMs, untilMs, zone }: Range, step: Step): readonly Span[] => {
  const days = Math.max(1, step.ms / DAY_MS)
  const moments: number[] = []
  for (let day = firstDay(wallTimeAt(zone, sinceMs), step); ; day += days) {
    if (timeOfWall(zone, day * DAY_MS, 'first') >= untilMs) break
    for (const ms of momentsOf(zone, day, step)) if (ms > sinceMs && ms < untilMs) moments.push(ms)
  }
  return [sinceMs, ...moments].map((fromMs, i) => ({ fromMs, toMs: moments[i] ?? untilMs }))
}

/** The number of the part that a time lies in. @returns -1 outside of all of them */
export const spanAt = (spans: readonly Span[]): ((ms: number) => number) => {
  const starts = Float64Array.from(spans, ({ fromMs }) => fromMs)
  const end = spans.at(-1)?.toMs ?? -Infinity
  return ms => {
    if (!(ms < end)) return -1
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? NaN) <= ms) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
