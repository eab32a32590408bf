import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { shareOfHours } from '../lambda/reconciliation/share-of-hours'
import { textsFor } from '../lambda/report/dimensions'
import { decodeReportRequest } from '../lambda/report/parameters'
import { comparedPeriod } from '../lambda/report/period'
import { readCalls, type Reading } from '../lambda/report/read-calls'
import type { Period, ReportRequest } from '../lambda/report/request'
import { REPORT_TEXTS } from '../display/figures/report-texts'
import type { Problem } from './answers/problem'
import { invalid, type Line } from './answer'
import { refuseTooLong } from './period'
import type { ConsolePorts } from './ports'
import type { Readings } from './readings'
import type { ConsoleRequest } from './request'
import { tooMany } from './why-not'

export const decodeReport = ({ parameters, now }: ConsoleRequest): E.Either<Problem, ReportRequest> =>
  pipe(
    decodeReportRequest(now)(parameters),
    E.chainFirst(({ question }) => refuseTooLong(question)),
    E.mapLeft(invalid),
  )

/** It is sent to nobody. */
const NOBODY_WAITS: Problem = { error: 'Nobody waits for this answer any more', kind: 'unavailable' }

type Asked = Pick<ConsoleRequest, 'now' | 'isGone'>

/** What was read of a period so far, again and again; or why it cannot be. */
async function* readPeriod(
  { calls, explain }: Pick<ConsolePorts, 'calls' | 'explain'>,
  request: ReportRequest,
  period: Period,
  { now, isGone }: Asked,
): AsyncGenerator<Line<Reading>> {
  const names = [...new Set([...textsFor(request.by), ...REPORT_TEXTS])]
  for await (const reading of readCalls(calls, { ...request.question, ...period }, names, now)) {
    if (isGone()) {
      yield E.left(NOBODY_WAITS)
      return
    }
    yield pipe(
      reading,
      E.mapLeft(error => (error._tag === 'TooManyValues' ? tooMany(error, request) : explain(error))),
    )
  }
}

/** A part of reading: of the period of the report, or of the one before. */
type Part = { readonly readings: Readings; readonly isBefore: boolean }

/** Reads the period of a report, and then the one to compare with. */
export async function* readBoth(
  ports: Pick<ConsolePorts, 'calls' | 'explain'>,
  request: ReportRequest,
  asked: Asked,
): AsyncGenerator<Line<Part>> {
  let reading: Reading | undefined
  for await (const line of readPeriod(ports, request, request.question, asked)) {
    if (E.isRight(line)) reading = line.right
    yield pipe(
      line,
      E.map(right => ({ readings: { request, reading: right }, isBefore: false })),
    )
    if (E.isLeft(line)) return
  }
  if (reading === undefined || request.compare === undefined) return
  const { period } = comparedPeriod(request.question, request.compare, request.zone)
  for await (const line of readPeriod(ports, request, period, asked)) {
    const whole = reading
    yield pipe(
      line,
      E.map(before => ({ readings: { request, reading: whole, before }, isBefore: true })),
    )
    if (E.isLeft(line)) return
  }
}

/** The share of listed calls whose callback arrived, if it is known. */
export const completenessOf = async (
  { reconciliation, explain }: Pick<ConsolePorts, 'reconciliation' | 'explain'>,
  { question }: ReportRequest,
): Promise<E.Either<Problem, number | undefined>> =>
  pipe(
    await reconciliation.hours(question.since, question.until)(),
    E.bimap(explain, hours => shareOfHours(hours, question)),
  )
