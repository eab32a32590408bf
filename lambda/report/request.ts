import { DAY_MS } from '../disconnect/time-units'
import type { Timestamp } from '../disconnect/timestamp'
import type { Question } from '../question/question'
import type { Zone } from '../time/zone'
import type { DimensionName } from './dimensions'
import type { Sort } from './sorting'

export const COMPARISONS = ['previous', 'previousWeek'] as const

/** The period to compare with: the one before, of the same length; or a week earlier, at the same times of day. */
export type Comparison = (typeof COMPARISONS)[number]

/** The time range of a question that has both ends. */
export type Period = { readonly since: Timestamp; readonly until: Timestamp }

/** What a report is asked for. */
export type ReportRequest = {
  /** Its period is the period of the report. */
  readonly question: Question & Period
  /** At most three. */
  readonly by: readonly DimensionName[]
  readonly zone: Zone
  readonly shortMs: number
  /** Only so many groups, and the rest as one. */
  readonly top?: number
  /** Without it, groups by time are in its order, and others by calls. */
  readonly sort?: Sort
  readonly compare?: Comparison
}

/** An answered call with less talk is a short one, unless a report is asked for otherwise. */
export const SHORT_DEFAULT_MS = 6_000

/** How long the period of a report is unless it is asked for otherwise: a week. */
export const LENGTH_DEFAULT_MS = 7 * DAY_MS

/** More groups than anybody reads. Their figures would need too much memory. */
export const GROUPS_MAX = 100_000
