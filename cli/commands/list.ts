import type { Command } from 'commander'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { readTogether } from '../errors'
import { addAmountFlags, formatOf, limitOf, type AmountFlags } from '../flags/output-flags'
import { hintsOf } from '../flags/question-hints'
import { addQuestionFlags, parametersOf, questionOf, type QuestionFlags } from '../flags/question-flags'
import { limited, writeAll } from '../output/streams'
import { withProgress } from '../output/progress'
import { isTerminal, printToStderr, screenOf, type Terminal } from '../output/terminal'
import { printerFor, RECORD_SHAPE } from '../printers/formats'
import { recordTable } from '../printers/record-table'
import { addRecordsFlags, openRecords, printCost, printLeftOut, type RecordsFlags } from './open-place'

type ListFlags = QuestionFlags & AmountFlags & RecordsFlags

const NOTES = `
A record must match every filter. Times are the times at which calls ended. The
default format is a table on a terminal (in local time; ↗ outbound, ↙ inbound), and
NDJSON elsewhere. A narrow terminal has no room for tags and call ids. In a cause, a
backslash goes before a comma and before an exclamation mark at its start: 'a\\,b'.

Examples:
  disconnects list --cause '!hangup' --since 2h
  disconnects list --number +15555550100 --since 7d
  disconnects list --tag customer-20417 --cause callback-error --since 2026-03-14T14:00Z
  disconnects list --cause-class application,platform --since 2d --until 1d --all --csv > failures.csv
  disconnects list --stack BandwidthDisconnects --region us-east-1 --answered --min-talk-ms 600000
  disconnects list --table Disconnects --endpoint http://127.0.0.1:8000 --json`

const list = async (flags: ListFlags, terminal: Terminal): Promise<void> => {
  const { stdout } = terminal
  const [question, limit] = readTogether(
    () => questionOf(timestampOf(Date.now()), flags),
    () => limitOf(flags),
  )
  const records = await openRecords(flags, terminal)

  const left = { some: false }
  const wanted = limited(
    records.list({ question, parameters: parametersOf(flags) }, limit + 1),
    limit,
    () => {
      left.some = true
    },
  )
  const printer = printerFor(
    formatOf(flags, isTerminal(stdout)),
    RECORD_SHAPE,
    recordTable(screenOf(terminal)),
  )
  await writeAll(stdout, printer(flags.all === true ? withProgress(wanted, terminal) : wanted))
  if (left.some) printToStderr(terminal, 'more: use --all or --limit')
  printLeftOut(records, terminal)
  printCost(records, flags, terminal)
  if (isTerminal(terminal.stderr)) for (const hint of await hintsOf(question)) printToStderr(terminal, hint)
}

export const addListCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('list')
    .description('print the records that match the filters, newest first')
  addRecordsFlags(addAmountFlags(addQuestionFlags(command)))
    .addHelpText('after', NOTES)
    .action((flags: ListFlags) => list(flags, terminal))
}
