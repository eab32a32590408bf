import type { Random } from '../random'
import { CHECKOUT_IVR, RETURNS_LINE, SUPPORT_LINE, type Application } from './applications'
import { weightAt } from './curves'
import { hoursOf, type Period } from './slots'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../lambda/disconnect/time-units'

/** A time in which a large part of an application's calls ends in the same error. */
export type Incident = {
  readonly cause: 'callback-error' | 'account-limit'
  readonly from: number
  readonly until: number
  /** The share of the calls that it affects, from 0 to 1. */
  readonly share: (application: Application) => number
}

/** Also the shortest history that is said to have them, so that the demo has them. */
const WITHIN_MS = 3 * DAY_MS

/** The applications that the limit of the account does not affect. */
const UNAFFECTED: readonly Application[] = [RETURNS_LINE, CHECKOUT_IVR]

type Hour = readonly [start: number, end: number]

const weightOf = ([start, end]: Hour): number => weightAt(SUPPORT_LINE.curve, start) * (end - start)

/** The hours of the last time, the busiest first, and of those that are as busy, the latest first. */
const busiest = ({ from, until }: Period, withinMs: number): readonly Hour[] =>
  [...hoursOf({ from: Math.max(from, until - withinMs), until })].sort(
    (a, b) => weightOf(b) - weightOf(a) || b[0] - a[0],
  )

/** An hour of the last day, at which everybody looks first, unless that was a quiet day. */
const firstOf = (period: Period): Hour | undefined => {
  const [[ofDay], [ofAll]] = [busiest(period, DAY_MS), busiest(period, WITHIN_MS)]
  return ofDay !== undefined && ofAll !== undefined && weightOf(ofDay) < weightOf(ofAll) / 2 ? ofAll : ofDay
}

/**
 * The support line's web server fails for 40 minutes of a busy hour; and for the whole of the busiest hour of another time, calls exceed
 * the limit of the account.
 */
export const incidentsIn = (period: Period): readonly Incident[] => {
  const first = firstOf(period)
  if (first === undefined) return []
  const from = Math.min(first[0] + 10 * MINUTE_MS, first[1])
  const server: Incident = {
    cause: 'callback-error',
    from,
    until: Math.min(from + 40 * MINUTE_MS, first[1]),
    share: application => (application === SUPPORT_LINE ? 0.75 : 0),
  }
  const other = busiest(period, WITHIN_MS).find(([start]) => Math.abs(start - first[0]) > 2 * HOUR_MS)
  if (other === undefined) return [server]
  return [
    server,
    {
      cause: 'account-limit',
      from: other[0],
      until: other[1],
      share: application => (UNAFFECTED.includes(application) ? 0 : 0.25),
    },
  ]
}

/** The cause that an incident gives to a call of an application that ended at a time. */
export const incidentCause = (
  incidents: readonly Incident[],
  application: Application,
  endMs: number,
  random: Random,
): Incident['cause'] | undefined =>
  incidents.find(
    ({ from, until, share }) => endMs >= from && endMs < until && random.chance(share(application)),
  )?.cause
