import { DAY_MS } from '../../lambda/disconnect/time-units'
import { epochMs, type Timestamp, timestampOf } from '../../lambda/disconnect/timestamp'
import type { ActivitySpan } from '../../console/answers/activity'
import type { Range } from '../range'

const LENGTHS = [DAY_MS, 7 * DAY_MS]

export type StripPeriod = { readonly since: Timestamp; readonly until: Timestamp }

/** The period around the one that is asked for: the last day or week, if it lies in it; else as much before and after as it is long. */
export const stripPeriod = ({ since, until }: Range, isOpen: boolean, nowMs: number): StripPeriod => {
  if (isOpen) return { since, until }
  const [from, to] = [epochMs(since), epochMs(until)]
  const length = LENGTHS.find(ms => from >= nowMs - ms && to <= nowMs && to - from < ms)
  if (length !== undefined) return { since: timestampOf(nowMs - length), until: timestampOf(nowMs) }
  return {
    since: timestampOf(Math.max(0, from - (to - from))),
    until: timestampOf(Math.max(to, Math.min(nowMs, to + (to - from)))),
  }
}

/** How many calls the parts within a period have; undefined if its ends are not those of parts. */
export const callsWithin = (
  spans: readonly ActivitySpan[],
  fromMs: number,
  toMs: number,
): number | undefined => {
  const inside = spans.filter(span => span.fromMs >= fromMs && span.toMs <= toMs)
  const [first, last] = [inside[0], inside.at(-1)]
  if (first?.fromMs !== fromMs || last?.toMs !== toMs) return undefined
  return inside.reduce((sum, { calls }) => sum + calls, 0)
}

export const callsIn = (spans: readonly ActivitySpan[]): number =>
  spans.reduce((sum, { calls }) => sum + calls, 0)
