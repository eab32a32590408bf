import { setFlagsFromString } from 'node:v8'
import * as E from 'fp-ts/Either'
import { defined } from '../../lambda/codec/defined'
import type { StoreError } from '../../lambda/disconnect/store'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { shareOfHours } from '../../lambda/reconciliation/share-of-hours'
import type { TextDimensionName } from '../../lambda/report/dimensions'
import { comparedPeriod } from '../../lambda/report/period'
import { readCalls, type Reading, type TooManyValues } from '../../lambda/report/read-calls'
import { type Report, reportOf, type TooManyGroups } from '../../lambda/report/report'
import { GROUPS_MAX, type ReportRequest } from '../../lambda/report/request'
import { CommandFailed } from '../errors'
import { untilInterrupted } from '../import/until-interrupted'
import { Interrupted, interruptible } from '../output/interruptible'
import { grouped } from '../output/numbers'
import type { Tables } from '../places/place'
import type { LiveFigures } from '../report/live-figures'

/** The calls of the period, and of the one that it is compared with. */
export type Readings = { readonly reading: Reading; readonly before?: Reading }

const failureOf = ({ calls }: Tables, error: StoreError | TooManyValues): CommandFailed =>
  error._tag === 'TooManyValues'
    ? new CommandFailed(
        `The calls have too many different values of ${error.dimension} to be grouped by: leave it out, or narrow the range with --since and --until`,
      )
    : calls.failureOf(error)

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
        if (E.isLeft(reading)) throw failureOf(tables, reading.left)
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

const tooManyGroups = ({ groups }: TooManyGroups, { top }: ReportRequest): CommandFailed =>
  new CommandFailed(
    `${grouped(groups)} groups are more than the ${grouped(GROUPS_MAX)} that can be ${top === undefined ? 'printed: give --top 100' : 'sorted by this figure: give --sort calls'}, or narrow the range with --since and --until`,
  )

/** The share of the calls in Bandwidth's list whose callback arrived, of the groups that the report is about. */
const completenessIn = async (
  { reconciliation, orFail }: Tables,
  { question }: ReportRequest,
): Promise<number | undefined> => {
  const { since, until, accountId, applicationId, direction } = question
  return shareOfHours(
    orFail(await reconciliation.hours(since, until)()),
    defined({ accountId, applicationId, direction }),
  )
}

/** The report of what was read, with the completeness if it is known. @throws CommandFailed */
export const completeReport = async (
  tables: Tables,
  request: ReportRequest,
  { reading, before }: Readings,
): Promise<Report> => {
  const report = reportOf(request, reading, before)
  if (E.isLeft(report)) throw tooManyGroups(report.left, request)
  return { ...report.right, ...defined({ completeness: await completenessIn(tables, request) }) }
}
