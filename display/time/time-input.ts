import { epochMs, Timestamp, timestampOf } from '../../lambda/disconnect/timestamp'
import { durationMs } from '../../lambda/question/duration'
import { timeOfWall, wallTimeAt } from '../../lambda/time/wall-time'
import type { Zone } from '../../lambda/time/zone'
import { DAY_MS } from '../../lambda/disconnect/time-units'

/** The time at which a command was started, and the zone of its times. */
export type Clock = { readonly now: Timestamp; readonly zone: Zone }

/** What is accepted, for messages. */
export const TIME_EXPECTED =
  'a time such as today, yesterday, 14:00, 2026-03-14, 2026-03-14 14:00 or 2026-03-14T14:00Z, or a time ago such as 90m, 2h30m or 7d'

/** A day, a time of day and an offset, as far as they are given. */
const TIME = new RegExp(
  [
    /^(?:(?<word>today|yesterday|tomorrow|now)|(?:(?<year>\d{4})-)?(?<day>\d{2}-\d{2}))?/,
    /(?:(?:^|[t ])(?<time>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,40})?)?))?/,
    /(?: ?(?<offset>z|utc|[+-]\d{2}(?::?\d{2})?))?$/,
  ]
    .map(({ source }) => source)
    .join(''),
  'i',
)

/** A time that has no offset is read as if it were UTC. */
const decoded = (text: string): number | undefined => {
  const { right } = Timestamp.decode(text) as { readonly right?: Timestamp }
  return right === undefined ? undefined : epochMs(right)
}

const dateOf = (wall: number): string => timestampOf(wall).slice(0, 10)

/** A day without its year is the last one that is not after tomorrow. It may be 29 February. */
const YEARS_BACK = 8

/**
 * Reads a time that somebody types, or copies from the screen, in the zone of the clock unless it has an offset. Where clocks show
 * it twice, it is the first or the last of the two. A day alone is its beginning, and a time of day alone is today's.
 *
 * @returns undefined if the text is no time
 */
export const readTime = (
  sent: string,
  { now, zone }: Clock,
  which: 'first' | 'last',
): Timestamp | undefined => {
  const text = sent.trim()
  const ago = durationMs(text)
  const nowMs = epochMs(now)
  const ms = ago === undefined ? timeIn(text, nowMs, zone, which) : nowMs - ago
  return ms === undefined || ms < 0 ? undefined : timestampOf(ms)
}

/** The days that have a word, as days from today. */
const DAYS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 }

const timeIn = (text: string, now: number, zone: Zone, which: 'first' | 'last'): number | undefined => {
  const parts = text === '' ? undefined : TIME.exec(text)?.groups
  // Other spellings of ISO 8601.
  if (parts === undefined) return decoded(text)
  const { word = '', year, day, time: typed, offset } = parts
  const time = (typed ?? '00:00').replace(/^\d:/, '0$&')
  const timeOn = (date: string): number | undefined => {
    if (offset !== undefined) return decoded(`${date}T${time}${offset}`)
    const wall = decoded(`${date}T${time}Z`)
    return wall === undefined ? undefined : timeOfWall(zone, wall, which)
  }
  const today = wallTimeAt(zone, now)
  if (day === undefined) {
    if (word.toLowerCase() === 'now') return typed === undefined && offset === undefined ? now : undefined
    return timeOn(dateOf(today + (DAYS[word.toLowerCase()] ?? 0) * DAY_MS))
  }
  if (year !== undefined) return timeOn(`${year}-${day}`)
  const thisYear = Number(dateOf(today).slice(0, 4))
  for (let back = -1; back <= YEARS_BACK; back++) {
    const found = timeOn(`${thisYear - back}-${day}`)
    if (found !== undefined && found <= now + DAY_MS) return found
  }
  return undefined
}
