import type { Timestamp } from '../disconnect/timestamp'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../disconnect/time-units'

/** Until then a callback may be on its way, or the call not in the list. */
export const SETTLED_MS = 15 * MINUTE_MS

/** Bandwidth forgets a call so long after its end. */
const LISTED_MS = 7 * DAY_MS

/** So that no call is forgotten, and no record expires, while the list is read: its call would seem to be missing. */
const MARGIN_MS = HOUR_MS

/** The earliest end that is asked for: of what Bandwidth still lists and the table still keeps. */
export const earliestMs = (nowMs: number, retentionDays = Infinity): number =>
  nowMs - (Math.min(LISTED_MS, retentionDays * DAY_MS) - MARGIN_MS)

/** A range of ends of calls: `since` is inclusive, `until` exclusive. */
export type Range = { readonly since: Timestamp; readonly until: Timestamp }
