import { DAY_MS, HOUR_MS, MINUTE_MS } from '../disconnect/time-units'
import { timestampOf } from '../disconnect/timestamp'
import { offsetText } from '../time/offset-text'
import { timeOfWall, wallTimeAt } from '../time/wall-time'
import { daysSinceMonday } from '../time/weekday'
import type { Zone } from '../time/zone'

/** The beginning of an hour, day or week. */
export type Bucket = {
  /** In milliseconds since 1970-01-01T00:00:00Z. */
  readonly startMs: number
  /** As clocks show it, with their offset from UTC: `2026-10-25T02:00:00+02:00`. */
  readonly text: string
}

/** Where a time lies. */
export type Buckets = {
  readonly hour: Bucket
  readonly day: Bucket
  readonly week: Bucket
  /** 0 to 23 */
  readonly hourOfDay: number
  /** 1 (Monday) to 7 */
  readonly weekday: number
}

/** The clocks of every zone change only at multiples of this. */
const SLOT_MS = 15 * MINUTE_MS

const bucketAt = (zone: Zone, startMs: number): Bucket => ({
  startMs,
  text: `${timestampOf(wallTimeAt(zone, startMs)).slice(0, 19)}${offsetText(zone.offsetMs(startMs))}`,
})

/** An hour begins where clocks show its beginning, or where they jump into it. */
const hourStart = (zone: Zone, slotMs: number): number => {
  const offset = zone.offsetMs(slotMs)
  const hour = Math.floor((slotMs + offset) / HOUR_MS)
  let startMs = slotMs
  for (;;) {
    const before = startMs - SLOT_MS
    if (zone.offsetMs(before) !== offset || Math.floor((before + offset) / HOUR_MS) !== hour) return startMs
    startMs = before
  }
}

const bucketsOf = (zone: Zone, slotMs: number): Buckets => {
  const wall = wallTimeAt(zone, slotMs)
  const days = Math.floor(wall / DAY_MS)
  const sinceMonday = daysSinceMonday(days)
  const dayAt = (day: number): Bucket => bucketAt(zone, timeOfWall(zone, day * DAY_MS, 'first'))
  return {
    hour: bucketAt(zone, hourStart(zone, slotMs)),
    day: dayAt(days),
    week: dayAt(days - sinceMonday),
    hourOfDay: Math.floor((wall - days * DAY_MS) / HOUR_MS),
    weekday: sinceMonday + 1,
  }
}

/** Finds where times lie in a zone. A quarter of an hour is looked up once. */
export const bucketsIn = (zone: Zone): ((ms: number) => Buckets) => {
  const known = new Map<number, Buckets>()
  return ms => {
    const slot = Math.floor(ms / SLOT_MS)
    let buckets = known.get(slot)
    if (buckets === undefined) {
      buckets = bucketsOf(zone, slot * SLOT_MS)
      known.set(slot, buckets)
    }
    return buckets
  }
}
