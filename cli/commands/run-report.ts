import { Readable } from 'node:stream'
import { textsFor } from '../../lambda/report/dimensions'
import type { Report } from '../../lambda/report/report'
import type { ReportRequest } from '../../lambda/report/request'
import { readTogether } from '../errors'
import { choiceOf } from '../flags/place-choice'
import type { PlaceFlags } from '../flags/place-flags'
import { hintsOf } from '../flags/question-hints'
import { filterWords, reportCommand } from '../flags/report-command'
import { type ReportFlags, reportFormatOf, reportRequestOf } from '../flags/report-flags'
import { clockOf, type ZoneFlags } from '../flags/zone-flags'
import { writeAll } from '../output/streams'
import { isTerminal, printToStderr, screenOf, type Terminal } from '../output/terminal'
import type { Tables } from '../places/place'
import { excel } from '../printers/excel'
import { csv } from '../printers/formats'
import { REPORT_TEXTS } from '../../display/figures/report-texts'
import { timesIn, type TimeTexts } from '../../display/time/time-text'
import { groupShape } from '../report/csv'
import { moreFlags } from '../report/more'
import { noCallsText } from '../report/no-calls'
import { reportHeading } from '../report/heading'
import { liveFigures } from '../report/live-figures'
import { reportText } from '../report/report-text'
import type { Clock } from '../../display/time/time-input'
import { refuseUnwritable, writeHtml } from './html-file'
import { openNamedTables, printLeftOut } from './open-place'
import { completeReport, type Readings, readingsOf } from './report-readings'
import { whyNoCalls } from './why-no-calls'

export type RunReportFlags = ReportFlags & PlaceFlags & ZoneFlags & { readonly cost?: boolean }

/** All that was asked for, and what was found. */
type Run = {
  readonly flags: RunReportFlags
  readonly request: ReportRequest
  readonly clock: Clock
  readonly times: TimeTexts
  readonly place: string
  readonly readings: Readings
  readonly report: Report
}

const linesOf = async (
  { flags, request, clock, times, place, report }: Run,
  tables: Tables,
  terminal: Terminal,
): Promise<readonly string[]> => {
  const screen = screenOf(terminal)
  const isOnScreen = isTerminal(terminal.stdout)
  const filters = filterWords(flags)
  // On a terminal the place was named before the calls were read.
  const isNamed = isOnScreen && isTerminal(terminal.stderr)
  const heading = reportHeading(report, { ...(isNamed ? {} : { place }), filters }, times, screen)
  if (report.total.calls === 0)
    return [
      ...heading,
      '',
      ...noCallsText(await whyNoCalls(tables, request, filters, clock.now), times, screen),
    ]
  const more = moreFlags(request, report.groups.length, { hasHtml: flags.html !== undefined, isOnScreen })
  return [...heading, '', ...reportText(report, more, times, screen)]
}

/** What is printed on stdout. */
const outputOf = async (
  run: Run,
  tables: Tables,
  terminal: Terminal,
): Promise<AsyncIterable<string> | Iterable<string>> => {
  const { flags, request, report } = run
  switch (reportFormatOf(flags, isTerminal(terminal.stdout))) {
    case 'table':
      return (await linesOf(run, tables, terminal)).map(line => `${line}\n`)
    case 'json':
      return [`${JSON.stringify(report)}\n`]
    case 'csv':
      return csv(groupShape(report))(Readable.from(report.groups))
    case 'excel': {
      const options = { times: timesIn(request.zone), environment: terminal.environment }
      return excel(groupShape(report), options)(Readable.from(report.groups))
    }
    case undefined:
      return []
  }
}

/** @returns where the file is */
const writeHtmlOf = async (run: Run, file: string, { environment }: Terminal): Promise<string> => {
  const { request, readings, report, place, flags, clock } = run
  const { htmlReport } = await import('../../display/html/html-report')
  const command = reportCommand(flags, report, environment)
  return writeHtml(file, htmlReport({ request, ...readings, report, place, command, madeAt: clock.now }))
}

const printRest = async ({ flags, request, readings, clock }: Run, terminal: Terminal): Promise<void> => {
  const all = [readings.reading, readings.before].filter(reading => reading !== undefined)
  const sumOf = (name: 'unreadable' | 'readUnits'): number => all.reduce((sum, one) => sum + one[name], 0)
  printLeftOut({ unreadable: () => sumOf('unreadable') }, terminal)
  if (flags.cost === true) printToStderr(terminal, `read units: ${sumOf('readUnits')}`)
  if (isTerminal(terminal.stderr))
    for (const hint of await hintsOf(request.question, clock.now)) printToStderr(terminal, hint)
}

/** @throws UsageError, CommandFailed or Interrupted */
export const runReport = async (flags: RunReportFlags, terminal: Terminal): Promise<void> => {
  const clock = clockOf(flags)
  const [{ asked: request }] = readTogether(
    () => reportRequestOf(flags, clock),
    () => {
      refuseUnwritable(flags.html)
    },
    () => choiceOf(flags, terminal.environment),
  )
  const { place, tables } = await openNamedTables(flags, terminal)
  const times = timesIn(clock.zone)
  const live = liveFigures(terminal, times)
  try {
    const html = flags.html === undefined ? [] : REPORT_TEXTS
    const names = [...new Set([...textsFor(request.by), ...html])]
    const readings = await readingsOf(tables, { request, names, now: clock.now }, live)
    live.finish(readings.reading)
    const report = await completeReport(tables, request, readings)
    const run = { flags, request, clock, times, place, readings, report }
    const file = flags.html === undefined ? undefined : await writeHtmlOf(run, flags.html, terminal)
    const lines = await outputOf(run, tables, terminal)
    live.clear()
    if (file !== undefined) printToStderr(terminal, `written: ${file}`)
    await writeAll(terminal.stdout, lines)
    await printRest(run, terminal)
  } finally {
    live.clear()
    tables.close()
  }
}
