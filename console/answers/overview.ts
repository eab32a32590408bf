import type { AtOnce } from '../../display/figures/at-once'
import type { CausesOverTime } from '../../display/figures/causes-over-time'
import type { MostFailing } from '../../display/figures/most-failing'
import type { WeekdayHour } from '../../display/figures/weekday-hours'
import type { Report } from '../../lambda/report/report'

/** A report with what its charts are made of, as far as it has been read. Each line of the answer replaces the one before. */
export type Overview = {
  readonly report: Report
  readonly causes: CausesOverTime
  /** All hours of a week, Monday first. */
  readonly hours: readonly WeekdayHour[]
  readonly atOnce: AtOnce
  readonly failing: { readonly number: MostFailing; readonly tag: MostFailing }
  /** All calls that ended at this time or later have been read, in milliseconds since 1970. */
  readonly reachedMs: number
  /** Whether everything has been read, the period to compare with included. */
  readonly isWhole: boolean
}
