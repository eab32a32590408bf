import { counted } from '../../display/text/numbers'
import type { Dates } from '../../display/time/date-text'
import { DAY_MS } from '../../lambda/disconnect/time-units'

/** `last Wed`: the day a week before. */
export const lastWeekday = (dates: Dates, nowMs: number): string =>
  `last ${dates.day(nowMs - 7 * DAY_MS).slice(0, 3)}`

/** `31 last Wed`, `none last Wed` */
export const countLast = (count: number, last: string): string =>
  count === 0 ? `none ${last}` : `${new Intl.NumberFormat('en-US').format(count)} ${last}`

/** `Show 1 call` */
export const showCalls = (count: number): string => `Show ${counted(count, 'call')}`

/** Where the runbook says what to do. The page does not have it. */
export const runbookText = (section: string): string => `docs/operations.md, “${section}”`
