import { setFlagsFromString } from 'node:v8'
import * as E from 'fp-ts/Either'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { shareOfHours } from '../../lambda/reconciliation/share-of-hours'
import type { TextDimensionName } from '../../lambda/report/dimensions'
import { comparedPeriod } from '../../lambda/report/period'
import { readCalls, type Reading, type TooManyValues } from '../../lambda/report/read-calls'
import { type Report, reportOf, type TooManyGroups, withCompleteness } from '../../lambda/report/report'
import type { ReportRequest } from '../../lambda/report/request'
import { whyNoReport } from '../../lambda/report/why-no-report'
import { CommandFailed } from '../errors'
import { flagOf } from '../../display/text/command-words'
import { untilInterrupted } from '../import/until-interrupted'
import { Interrupted, interruptible } from '../output/interruptible'
import type { Tables } from '../places/place'
import type { LiveFigures } from '../report/live-figures'

/** The calls of the period, and of the one that it is compared with. */
export type Readings = { readonly reading: Reading; readonly before?: Reading }

const refusal = (error: TooManyGroups | TooManyValues, request: ReportRequest): CommandFailed =>
  new CommandFailed(whyNoReport(error, request, flagOf))

export type ReadingOptions = {
  readonly request: ReportRequest
  readonly names: readonly TextDimensionName[]
  readonly now: Timestamp
}

/** The program limits how much its heap grows at a time (`disconnects.mjs`). Columns last, and a third of the time would go into looking at them again and again. */
const growFreely = (): void => {
  setFlagsFromString('--heap-growing-percent=0')
}

/** Reads one period after the other, and shows figures meanwhile. @throws CommandFailed or Interrupted */
export const readingsOf = (
  tables: Tables,
  { request, names, now }: ReadingOptions,
  live: LiveFigures,
): Promise<Readings> =>
  interruptible(async signal => {
    growFreely()
    const read = async (question: ReportRequest['question'], isBefore = false): Promise<Reading> => {
      let last: Reading | undefined
      const readings = readCalls(tables.calls.read, question, names, now)
      for await (const reading of untilInterrupted(readings, signal)) {
        if (E.isLeft(reading))
          throw reading.left._tag === 'TooManyValues'
            ? refusal(reading.left, request)
            : tables.calls.failureOf(reading.left)
        last = reading.right
        live.show(last, isBefore)
      }
      if (signal.aborted || last === undefined) throw new Interrupted('Interrupted: nothing was printed')
      return last
    }
    const { question, compare, zone } = request
    const reading = await read(question)
    if (compare === undefined) return { reading }
    const { period } = comparedPeriod(question, compare, zone)
    return { reading, before: await read({ ...question, ...period }, true) }
  })

/** The share of the calls in Bandwidth's list whose callback arrived, of the groups that the report is about. */
const completenessIn = async (
  { reconciliation, orFail }: Tables,
  { question }: ReportRequest,
): Promise<number | undefined> =>
  shareOfHours(orFail(await reconciliation.hours(question.since, question.until)()), question)

/** The report of what was read, with the completeness if it is known. @throws CommandFailed */
export const completeReport = async (
  tables: Tables,
  request: ReportRequest,
  { reading, before }: Readings,
): Promise<Report> => {
  const report = reportOf(request, reading, before)
  if (E.isLeft(report)) throw refusal(report.left, request)
  return withCompleteness(report.right, await completenessIn(tables, request))
}
