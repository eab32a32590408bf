import { epochMs, timestampOf, type Timestamp } from '../../lambda/disconnect/timestamp'
import { offsetText } from '../../lambda/time/offset-text'
import { occursTwice, wallTimeAt } from '../../lambda/time/wall-time'
import type { Zone } from '../../lambda/time/zone'
import { DAY_MS } from '../../lambda/disconnect/time-units'

const two = (value: number): string => String(value).padStart(2, '0')

/** How times are printed. Each text is also accepted as a time, and then means the same second, or millisecond if it is exact. */
export type TimeTexts = {
  /** `2026-03-14 10:26:53`; with its offset, `2026-10-25 02:30:00+02:00`, in the hour that occurs twice. */
  readonly full: (time: Timestamp) => string
  /** The same without an offset, for programs that know none: such an hour comes twice. */
  readonly wall: (time: Timestamp) => string
  /** `full` without the year, unless it would then be read as a time of another year. */
  readonly short: (time: Timestamp) => string
  /** `2026-03-14 10:26:53.589 +01:00` */
  readonly exact: (time: Timestamp) => string
  /** `2026-03-14T10:26:53.589`, to be pasted after a flag; with its offset in the hour that occurs twice. */
  readonly argument: (time: Timestamp) => string
  /** `Europe/Berlin (UTC+01:00)`, with each offset that the times have. */
  readonly zone: (times: readonly Timestamp[]) => string
}

/** A day without its year is read as one of the last year, at most until tomorrow. Shorter, for leap years. */
const YEAR_MS = 360 * DAY_MS

export const timesIn = (zone: Zone, now: () => number = Date.now): TimeTexts => {
  const wallText = (ms: number): string => timestampOf(wallTimeAt(zone, ms)).replace('T', ' ').slice(0, -1)
  const offsetAt = (ms: number): string => offsetText(zone.offsetMs(ms))
  const offsetIfTwice = (ms: number): string => (occursTwice(zone, ms) ? offsetAt(ms) : '')
  const wall = (time: Timestamp): string => wallText(epochMs(time)).slice(0, 19)
  const full = (time: Timestamp): string => `${wall(time)}${offsetIfTwice(epochMs(time))}`
  return {
    full,
    wall,
    short: time => {
      const age = now() - epochMs(time)
      return full(time).slice(age < YEAR_MS && age >= -DAY_MS ? 5 : 0)
    },
    exact: time => `${wallText(epochMs(time))} ${offsetAt(epochMs(time))}`,
    argument: time => `${wallText(epochMs(time)).replace(' ', 'T')}${offsetIfTwice(epochMs(time))}`,
    zone: times => {
      const offsets = [...new Set(times.map(time => offsetAt(epochMs(time))))].sort()
      const shown =
        zone.name().startsWith('UTC') || offsets.length === 0 ? '' : ` (UTC${offsets.join(', UTC')})`
      return `${zone.name()}${shown}`
    },
  }
}

/** `1m 23s`; `2h 03m` from an hour on; `850ms` below a second. */
export const duration = (ms: number): string => {
  if (ms > 0 && ms < 1_000) return `${ms}ms`
  const seconds = Math.floor(ms / 1_000)
  if (seconds < 60) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}m ${two(seconds % 60)}s`
  return `${Math.floor(minutes / 60)}h ${two(minutes % 60)}m`
}
