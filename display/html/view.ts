import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { DAY_MS } from '../../lambda/disconnect/time-units'
import type { Reading } from '../../lambda/report/read-calls'
import type { Report } from '../../lambda/report/report'
import type { ReportRequest } from '../../lambda/report/request'
import { datesIn, type Dates } from '../time/date-text'
import { rangeOf } from '../figures/over-time'
import type { Range } from '../time/time-steps'
import { svgDocument } from './svg-document'

/** What a report as HTML is made of. */
export type HtmlReportInput = {
  readonly request: ReportRequest
  /** Of the columns of its groups, and `REPORT_TEXTS`. */
  readonly reading: Reading
  /** Of the same columns: the period that it is compared with. */
  readonly before?: Reading
  readonly report: Report
  /** Where the records are, as the user knows it. */
  readonly place: string
  /** The command that makes it again. */
  readonly command: string
  readonly madeAt: Timestamp
}

/** What every section knows. */
export type View = HtmlReportInput & {
  readonly range: Range
  readonly dates: Dates
  /** What the period to compare with is called, if there is one. */
  readonly beforeName?: string
  /** Where charts are drawn. */
  readonly document: Document
}

const nameOfBefore = ({ compare }: ReportRequest, { sinceMs, untilMs }: Range): string => {
  if (compare === 'previousWeek') return 'the same period a week earlier'
  const days = (untilMs - sinceMs) / DAY_MS
  if (days === 7) return 'the week before'
  return days === 1 ? 'the day before' : 'the period before'
}

export const viewOf = (input: HtmlReportInput): View => {
  const { request, report } = input
  const range = rangeOf(request)
  return {
    ...input,
    range,
    dates: datesIn(request.zone),
    ...(report.total.previous && { beforeName: nameOfBefore(request, range) }),
    document: svgDocument(),
  }
}
