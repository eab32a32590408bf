/** What amounts are for, unless they say otherwise: so many calls, or callbacks, in a month. */
export const MILLION = 1e6

/** As AWS counts a month: a twelfth of 365 days. */
export const MONTH_HOURS = 730
export const MONTH_DAYS = MONTH_HOURS / 24
export const MONTH_SECONDS = MONTH_HOURS * 3_600
