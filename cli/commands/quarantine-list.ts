import type { Command } from 'commander'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { readTogether } from '../errors'
import { addFormatFlags, formatOf, limitIn, type FormatFlags } from '../flags/output-flags'
import { addRangeFlags, rangeOf, type RangeFlags } from '../flags/range-flags'
import { addQuarantineTableFlag, type TablesFlags } from '../flags/tables-flags'
import { clockOf } from '../flags/zone-flags'
import { endOfRest, firstValues } from '../output/first-values'
import { writeAll } from '../output/streams'
import { isTerminal, printToStderr, screenOf, type Terminal } from '../output/terminal'
import { ndjson, type Printer } from '../printers/formats'
import { printerFor } from '../printers/printer-for'
import { ENTRY_SHAPE, WHOLE_ENTRY_SHAPE } from '../printers/entry-json'
import { entryTable } from '../printers/entry-text'
import { timesIn, type TimeTexts } from '../../display/time/time-text'
import { openTables } from './open-place'

type ListFlags = TablesFlags & RangeFlags & FormatFlags & { readonly all?: boolean; readonly limit?: string }

const LIST_NOTES = `
Newest first. Requests that a replay has stored are left out, unless you give --all.
The default format is a table on a terminal, and NDJSON elsewhere.

Examples:
  disconnects quarantine list --since 7d
  disconnects quarantine list --stack BandwidthDisconnects --all --csv > refused.csv`

const EXPORT_NOTES = `
Writes a line of JSON for each request, with everything that is stored of it. The
body is text, or base64 if it is not UTF-8; bodyEncoding says so. A body of more
than 700 KB was truncated: wholeBodyBytes and wholeBodySha256 are the length and
the SHA-256 of the whole.

Examples:
  disconnects quarantine export > quarantine.ndjson
  disconnects quarantine export --stack BandwidthDisconnects --since 2d | jq -r .body`

export async function* notReplayed(entries: AsyncIterable<QuarantineEntry>): AsyncGenerator<QuarantineEntry> {
  for await (const entry of entries) if (entry.replayed === undefined) yield entry
}

const print = async (
  flags: ListFlags,
  terminal: Terminal,
  printerIn: (times: TimeTexts) => Printer<QuarantineEntry>,
): Promise<void> => {
  const clock = clockOf(flags)
  const times = timesIn(clock.zone)
  const [limit = Infinity] = readTogether(
    () => limitIn(flags),
    // Rejects invalid times before anything is opened.
    () => rangeOf(clock, flags, 0),
  )
  const tables = await openTables(flags, terminal)
  const range = rangeOf(clock, flags, tables.settings.quarantineRetentionDays)
  const { entries, unreadable } = tables.entries(range)
  const wanted = flags.all === true ? entries : notReplayed(entries)
  const { values, first, last, next } = firstValues(wanted, limit)
  await writeAll(terminal.stdout, printerIn(times)(values))
  const [lastOne, nextOne] = [last(), next()]
  if (lastOne !== undefined && nextOne !== undefined) {
    const until = endOfRest(lastOne.receivedAt, nextOne.receivedAt)
    // As in list: no range leads on if all arrived in one millisecond.
    const isStuck = first()?.receivedAt === nextOne.receivedAt
    printToStderr(terminal, `more: ${isStuck ? `--limit ${limit * 10}` : `--until ${times.argument(until)}`}`)
  }
  if (unreadable() > 0) printToStderr(terminal, `left out, because they cannot be read: ${unreadable()}`)
}

const addCommonFlags = (command: Command): Command =>
  addRangeFlags(
    addQuarantineTableFlag(command)
      .optionsGroup('Filters:')
      .option('--all', 'include what a replay has stored'),
  )

export const addQuarantineListCommands = (group: Command, terminal: Terminal): void => {
  const list = addCommonFlags(
    group.command('list').description('print which requests could not be decoded, when and why'),
  )
  addFormatFlags(list.optionsGroup('Amount:').option('--limit <N>', 'the maximum number of requests'))
    .addHelpText('after', LIST_NOTES)
    .action((flags: ListFlags) => {
      const format = formatOf(flags, isTerminal(terminal.stdout))
      return print(flags, terminal, times =>
        printerFor(format, ENTRY_SHAPE, entryTable(screenOf(terminal), times), {
          times,
          environment: terminal.environment,
        }),
      )
    })
  addCommonFlags(group.command('export').description('print the requests themselves, as lines of JSON'))
    .addHelpText('after', EXPORT_NOTES)
    .action((flags: ListFlags) => print(flags, terminal, () => ndjson(WHOLE_ENTRY_SHAPE)))
}
