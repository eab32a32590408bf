const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Until then a callback may be on its way, or the call not in the list. */
export const SETTLED_MS = 15 * MINUTE_MS

/** Bandwidth forgets a call 7 days after its end. An hour less, so that calls are not forgotten while the list is read. */
export const LISTED_MS = 7 * DAY_MS - HOUR_MS

/** The earliest end that is asked for: what Bandwidth still lists, and what would not expire at once. */
export const earliestMs = (nowMs: number, retentionDays = Infinity): number =>
  nowMs - Math.min(LISTED_MS, retentionDays * DAY_MS)
