import type { Command } from 'commander'
import { addPlaceFlags } from '../flags/place-flags'
import { addReportFlags, addReportFormatFlags } from '../flags/report-flags'
import { addZoneFlags } from '../flags/zone-flags'
import type { Terminal } from '../output/terminal'
import type { RunReportFlags } from './run-report'

const NOTES = `
A report counts the calls that ended in a range (default: the last 7 days) and match
every filter. Shares stand with their 95 % interval: how far chance alone may have
moved them. docs/figures.md defines every figure.

Answered is the share of all calls (ASR). Failed are those that ended by the
application, a limit or the platform. Talk is the mean of answered calls (ACD), and
p95 what 95 % of them do not exceed. NER is the share that the network carried, at
least and at most. Short are answered calls with less talk than --short. "Answer in"
and "queued" are medians. "At once" is the most calls that were up together, and
starts/s the most that started within a second. A narrow terminal shows fewer figures.

Calls belong to the hour, day or week of their end, in the time zone of this machine
unless --tz or --utc gives another. --by also takes the names application and account;
number is the side of a call that is the application's own. With --compare, a change
with a * is beyond chance. JSON and CSV have every figure, unrounded; CSV has a row for
each group, and names its columns as JSON does. --excel writes CSV for Excel: see list.

Examples:
  disconnects report
  disconnects report --since 7d --by application --compare previousWeek
  disconnects report --since yesterday --by hour
  disconnects report --failed --since 2h --by cause,number
  disconnects report --since 30d --by tag --top 20 --sort failedShare
  disconnects report --since 30d --by day,application --csv > days.csv
  disconnects report --since 7d --by application --html report.html`

export const addReportCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('report')
    .description('print figures of the calls that match the filters, by hour, application, cause, …')
  addZoneFlags(
    addReportFormatFlags(addPlaceFlags(addReportFlags(command))).option(
      '--cost',
      'print the read units used, on stderr',
    ),
  )
    .addHelpText('after', NOTES)
    .action(async (flags: RunReportFlags) => {
      const { runReport } = await import('./run-report')
      await runReport(flags, terminal)
    })
}
