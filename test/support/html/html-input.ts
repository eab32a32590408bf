import * as E from 'fp-ts/Either'
import type { HtmlReportInput } from '../../../display/html/view'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { HOUR_MS } from '../../../lambda/disconnect/time-units'
import type { Call } from '../../../lambda/report/call'
import { decodeReportRequest } from '../../../lambda/report/parameters'
import type { Reading } from '../../../lambda/report/read-calls'
import { reportOf } from '../../../lambda/report/report'
import { aCallThatEnded } from '../report/a-call'
import { readingOfCalls } from './readings'

/** A Wednesday, 14:52 in New York. */
export const NOW = '2026-11-18T19:52:00.000Z' as Timestamp

export const requestOf = (parameters: Readonly<Record<string, string>>) => {
  const request = decodeReportRequest(NOW)(Object.entries(parameters))
  if (E.isLeft(request)) throw new Error(JSON.stringify(request.left))
  return request.right
}

/** What a report of these readings is made of. */
export const inputOf = (
  parameters: Readonly<Record<string, string>>,
  reading: Reading,
  before?: Reading,
): HtmlReportInput => {
  const request = requestOf(parameters)
  const report = reportOf(request, reading, before)
  if (E.isLeft(report)) throw new Error(`${report.left.groups} groups`)
  return {
    request,
    reading,
    ...(before && { before }),
    report: report.right,
    place: 'twin at http://localhost:3000',
    command: ['disconnects report', ...Object.entries(parameters).map(([k, v]) => `--${k} ${v}`)].join(' '),
    madeAt: NOW,
  }
}

/** A call that was answered after 5 s, talked for 30 s and ended within the last hour. */
export const aCall = (change: Partial<Call> = {}): Call =>
  aCallThatEnded(Date.parse(NOW) - HOUR_MS + 35_000, change)

/** A report of a few calls of the last day. */
export const inputOfCalls = (
  calls: readonly Call[],
  parameters: Readonly<Record<string, string>> = {},
): HtmlReportInput => {
  const request = requestOf({ since: '1d', ...parameters })
  const { since, until } = request.question
  const range = { sinceMs: Date.parse(since), untilMs: Date.parse(until) }
  return inputOf({ since: '1d', ...parameters }, readingOfCalls(range, calls, request.by))
}
