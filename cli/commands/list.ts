import type { Command } from 'commander'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { addAmountFlags, limitOf, type AmountFlags } from '../flags/amount-flags'
import { formatOf } from '../flags/format-flags'
import { addQuestionFlags, parametersOf, questionOf, type QuestionFlags } from '../flags/question-flags'
import { choiceOf } from '../flags/target-flags'
import { limited } from '../output/limited'
import { withProgress } from '../output/progress'
import { isTerminal, screenOf, printToStderr, type Terminal } from '../output/terminal'
import { writeAll } from '../output/write-all'
import { printerFor } from '../printers/printer-for'
import { table } from '../printers/table'
import { openTarget } from '../places/open-target'
import { addCommandFlags, printCost, type CommandFlags } from './command-flags'

type ListFlags = QuestionFlags & AmountFlags & CommandFlags

const NOTES = `
Records fit all conditions given. Times are those of the call's end. Without a
format: a table on a terminal (local time; ↗ outbound, ↙ inbound), else ndjson. A narrow
terminal leaves out tags and call ids.

Examples:
  disconnects list --cause '!hangup' --since 2h
  disconnects list --number +15555550100 --since 7d
  disconnects list --tag customer-20417 --cause callback-error --since 2026-03-14T14:00Z
  disconnects list --cause-class application,platform --since 2d --until 1d --all --csv > failures.csv
  disconnects list --stack BandwidthDisconnects --region us-east-1 --answered --min-talk-ms 600000
  disconnects list --table Disconnects --endpoint http://127.0.0.1:8000 --json`

const list = async (flags: ListFlags, terminal: Terminal): Promise<void> => {
  const { stdout, environment } = terminal
  const asked = { question: questionOf(timestampOf(Date.now()), flags), parameters: parametersOf(flags) }
  const limit = limitOf(flags)
  const target = await openTarget(choiceOf(flags), environment)

  const left = { some: false }
  const records = limited(target.list(asked, limit + 1), limit, () => {
    left.some = true
  })
  const printer = printerFor(formatOf(flags, isTerminal(stdout)), table(screenOf(terminal)))
  await writeAll(stdout, printer(flags.all === true ? withProgress(records, terminal) : records))
  if (left.some) printToStderr(terminal, 'more: use --all or --limit')
  printCost(target, flags, terminal)
}

export const addListCommand = (program: Command, terminal: Terminal): void => {
  const command = program.command('list').description('the records that a question asks for, newest first')
  addCommandFlags(addAmountFlags(addQuestionFlags(command)))
    .addHelpText('after', NOTES)
    .action((flags: ListFlags) => list(flags, terminal))
}
