import { timestampOf } from '../../lambda/disconnect/timestamp'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lambda/disconnect/time-units'
import { offsetText } from '../../lambda/time/offset-text'
import { occursTwice, timeOfWall, wallTimeAt } from '../../lambda/time/wall-time'
import { daysSinceMonday } from '../../lambda/time/weekday'
import type { Zone } from '../../lambda/time/zone'
import { SHORT_WEEKDAYS } from './weekdays'
import type { Range, Span, Step } from './time-steps'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const part = (ms: number, from: number, to: number): number => Number(timestampOf(ms).slice(from, to))

const weekdayOf = (wall: number): string => SHORT_WEEKDAYS[daysSinceMonday(Math.floor(wall / DAY_MS))] ?? ''
const dayOf = (wall: number): number => part(wall, 8, 10)
const monthOf = (wall: number): string => MONTHS[part(wall, 5, 7) - 1] ?? ''
const yearOf = (wall: number): string => timestampOf(wall).slice(0, 4)

/** Times for people, in a zone. */
export const datesIn = (zone: Zone) => {
  const wall = (ms: number): number => wallTimeAt(zone, ms)
  /** `Wed 18 Nov` */
  const day = (ms: number): string => {
    const at = wall(ms)
    return `${weekdayOf(at)} ${dayOf(at)} ${monthOf(at).slice(0, 3)}`
  }
  /** `14:52` */
  const time = (ms: number): string => timestampOf(wall(ms)).slice(11, 16)
  /** `14:52`; with its offset from UTC, `01:45 (-04:00)`, in the hour that occurs twice. */
  const clock = (ms: number): string =>
    occursTwice(zone, ms) ? `${time(ms)} (${offsetText(zone.offsetMs(ms))})` : time(ms)
  const isMidnight = (ms: number): boolean => wall(ms) % DAY_MS === 0
  return {
    day,
    time,
    clock,
    year: (ms: number): string => yearOf(wall(ms)),
    isMidnight,
    /** `Wed 18` */
    shortDay: (ms: number): string => day(ms).split(' ').slice(0, 2).join(' '),
    /** `Wed 18 Nov 14:52` */
    moment: (ms: number): string => `${day(ms)} ${time(ms)}`,
    /** `Wed 18 Nov 2026 14:52` */
    momentOfYear: (ms: number): string => `${day(ms)} ${yearOf(wall(ms))} ${time(ms)}`,
    /** `11–18 November 2026`, `30 October – 6 November 2026` */
    days: (fromMs: number, toMs: number): string => {
      const [from, to] = [wall(fromMs), wall(toMs - 1)]
      const end = `${dayOf(to)} ${monthOf(to)} ${yearOf(to)}`
      if (yearOf(from) !== yearOf(to)) return `${dayOf(from)} ${monthOf(from)} ${yearOf(from)} – ${end}`
      if (monthOf(from) !== monthOf(to)) return `${dayOf(from)} ${monthOf(from)} – ${end}`
      return dayOf(from) === dayOf(to) ? end : `${dayOf(from)}–${end}`
    },
  }
}

export type Dates = ReturnType<typeof datesIn>

/** `Wed 18 Nov`, `Wed 18 Nov 12:00–15:00`, `Wed 18 Nov 00:00–14:52`; with the offset from UTC if an hour comes twice. */
export const spanText = (dates: Dates, { fromMs, toMs }: Span): string => {
  const isWhole = dates.isMidnight(fromMs) && dates.isMidnight(toMs)
  if (isWhole && toMs - fromMs < 2 * DAY_MS) return dates.day(fromMs)
  if (isWhole) return `${dates.day(fromMs)} – ${dates.day(toMs - 1)}`
  const end = dates.clock(toMs)
  const endDay = dates.day(fromMs) === dates.day(toMs - 1) ? '' : `${dates.day(toMs)} `
  return `${dates.day(fromMs)} ${dates.clock(fromMs)}–${endDay}${end}`
}

export type Tick = { readonly atMs: number; readonly label: string }

const LABEL_STEPS = [5 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS]

/** Round times of a period with room for their labels: hours, or each midnight. @param most so many labels fit */
export const timeTicks = ({ sinceMs, untilMs, zone }: Range, most: number): readonly Tick[] => {
  const dates = datesIn(zone)
  const length = untilMs - sinceMs
  const within = LABEL_STEPS.find(ms => length / ms <= most)
  const ticks: Tick[] = []
  if (within !== undefined) {
    for (let wall = Math.ceil(wallTimeAt(zone, sinceMs) / within) * within; ; wall += within) {
      const atMs = timeOfWall(zone, wall, 'first')
      if (atMs >= untilMs) return ticks
      ticks.push({ atMs, label: dates.isMidnight(atMs) ? dates.day(atMs) : dates.time(atMs) })
    }
  }
  const days = Math.ceil(length / DAY_MS / most)
  const step = days <= 2 ? days : Math.ceil(days / 7) * 7
  const first = Math.ceil(wallTimeAt(zone, sinceMs) / DAY_MS)
  const aligned = step < 7 ? first : first + ((7 - daysSinceMonday(first)) % 7)
  for (let day = aligned; ; day += step) {
    const atMs = timeOfWall(zone, day * DAY_MS, 'first')
    if (atMs >= untilMs) return ticks
    ticks.push({ atMs, label: step === 1 && length <= 8 * DAY_MS ? dates.shortDay(atMs) : dates.day(atMs) })
  }
}

/** What each part of a period is called on an axis: `Wed 18`, with its month if there are many; its time if the parts are shorter than a day. */
export const axisText = (dates: Dates, step: Step, count: number, fromMs: number): string => {
  if (step.ms < DAY_MS) return dates.time(fromMs)
  return count > 8 ? dates.day(fromMs) : dates.shortDay(fromMs)
}
