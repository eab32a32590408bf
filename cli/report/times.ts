import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { DAY_MS } from '../../lambda/disconnect/time-units'
import { daysSinceMonday } from '../../lambda/time/weekday'
import { SHORT_WEEKDAYS } from '../../display/time/weekdays'
import type { TimeTexts } from '../../display/time/time-text'

/** `Wed 2026-11-11 14:52` of `2026-11-11 14:52`. */
export const withWeekday = (text: string): string =>
  `${SHORT_WEEKDAYS[daysSinceMonday(Date.parse(text.slice(0, 10)) / DAY_MS)] ?? ''} ${text}`

/** `11-11 14:00` of `11-11 14:00:00`. An offset behind it stays. */
export const withoutSeconds = (text: string): string => text.replace(/(\d\d:\d\d):\d\d/, '$1')

/** `Wed 2026-11-11 14:52` */
export const dayAndTime = (times: TimeTexts, time: Timestamp): string =>
  withWeekday(withoutSeconds(times.full(time)))
