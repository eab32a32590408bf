import type { TooManyValues } from '../lambda/report/read-calls'
import type { TooManyGroups } from '../lambda/report/report'
import type { ReportRequest } from '../lambda/report/request'
import { whyNoReport } from '../lambda/report/why-no-report'
import type { Problem } from './answers/problem'

/** There is more than can be shown. */
export const tooMany = (
  error: TooManyGroups | TooManyValues,
  request: Pick<ReportRequest, 'top'>,
): Problem => ({ error: whyNoReport(error, request), kind: 'refused' })
