import type { Timestamp } from '../../lambda/disconnect/timestamp'
import type { TimeTexts } from '../printers/time-text'

/** From Sunday on, which is the day 7 of a week. */
export const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

/** `Wed 2026-11-11 14:52` of `2026-11-11 14:52`. */
export const withWeekday = (text: string): string =>
  `${WEEKDAYS[new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDay()] ?? ''} ${text}`

/** `11-11 14:00` of `11-11 14:00:00`. An offset behind it stays. */
export const withoutSeconds = (text: string): string => text.replace(/(\d\d:\d\d):\d\d/, '$1')

/** `Wed 2026-11-11 14:52` */
export const dayAndTime = (times: TimeTexts, time: Timestamp): string =>
  withWeekday(withoutSeconds(times.full(time)))
