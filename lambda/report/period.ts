import { DAY_MS } from '../disconnect/time-units'
import { epochMs, FIRST_MS, type Timestamp, timestampOf } from '../disconnect/timestamp'
import { timeOfWall, wallTimeAt } from '../time/wall-time'
import type { Zone } from '../time/zone'
import type { Shift } from './value-codes'
import type { Comparison, Period } from './request'

const WEEK_MS = 7 * DAY_MS

/** The period to compare with, and where its calls lie in the period of the report. */
export type ComparedPeriod = { readonly period: Period; readonly shift: Shift }

/** A week earlier or later, when clocks show the same time. */
const byWeek = (zone: Zone, ms: number, weeks: 1 | -1): number =>
  timeOfWall(zone, wallTimeAt(zone, ms) + weeks * WEEK_MS, 'first')

/** No record is earlier than the first timestamp. */
const notBeforeAll = (ms: number): Timestamp => timestampOf(Math.max(FIRST_MS, ms))

export const comparedPeriod = (
  { since, until }: Period,
  comparison: Comparison,
  zone: Zone,
): ComparedPeriod => {
  const [sinceMs, untilMs] = [epochMs(since), epochMs(until)]
  if (comparison === 'previous') {
    const length = untilMs - sinceMs
    return {
      period: { since: notBeforeAll(sinceMs - length), until: since },
      shift: endedMs => endedMs + length,
    }
  }
  return {
    period: {
      since: notBeforeAll(byWeek(zone, sinceMs, -1)),
      until: notBeforeAll(byWeek(zone, untilMs, -1)),
    },
    shift: endedMs => byWeek(zone, endedMs, 1),
  }
}
