import { stringify } from 'csv-stringify/sync'
import type { Command } from 'commander'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { UsageError } from '../errors'
import { addFormatFlags, formatOf, type FormatFlags } from '../flags/format-flags'
import { addQuarantineTableFlag, type KeepingFlags } from '../flags/keeping-flags'
import { addRangeFlags, rangeOf, type RangeFlags } from '../flags/range-flags'
import { limited } from '../output/limited'
import { isTerminal, screenOf, printToStderr, type Terminal } from '../output/terminal'
import { writeAll } from '../output/write-all'
import { entryFields, wholeEntry } from '../quarantine/entry-json'
import { entryTable, whyText } from '../quarantine/entry-text'
import { openTables } from '../places/tables'

type ListFlags = KeepingFlags & RangeFlags & FormatFlags & { readonly all?: boolean; readonly limit?: string }

const LIST_NOTES = `
Newest first. What a replay has stored is left out, unless --all. Without a
format: a table on a terminal, else ndjson.

Examples:
  disconnects quarantine list --since 7d
  disconnects quarantine list --stack BandwidthDisconnects --all --csv > refused.csv`

const EXPORT_NOTES = `
A line of JSON for each request, with all that is kept of it: the body as text,
or in base64, and then bodyEncoding says so. A body of more than 700 KB was
truncated: wholeBodyBytes and wholeBodySha256 tell its length and its SHA-256.

Examples:
  disconnects quarantine export > quarantine.ndjson
  disconnects quarantine export --stack BandwidthDisconnects --since 2d | jq -r .body`

async function* notReplayed(
  entries: AsyncIterable<QuarantineEntry>,
  all = false,
): AsyncGenerator<QuarantineEntry> {
  for await (const entry of entries) if (all || entry.replayed === undefined) yield entry
}

async function* ndjson(
  entries: AsyncIterable<QuarantineEntry>,
  fields: (entry: QuarantineEntry) => unknown,
): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(fields(entry))}\n`
}

async function* json(entries: AsyncIterable<QuarantineEntry>): AsyncGenerator<string> {
  let before = '{"items":[\n'
  for await (const entry of entries) {
    yield `${before}${JSON.stringify(entryFields(entry))}`
    before = ',\n'
  }
  yield before === ',\n' ? '\n]}\n' : '{"items":[]}\n'
}

const CSV_NAMES = [
  'quarantineId',
  'receivedAt',
  'method',
  'expected',
  'bodyBytes',
  'complete',
  'replayedAt',
  'replayResult',
  'wholeBodyBytes',
  'wholeBodySha256',
]

/** A spreadsheet takes text that begins like a formula for one: here only a key that was sent can. */
const guarded = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)

const cell = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? guarded(value) : JSON.stringify(value)

async function* csv(entries: AsyncIterable<QuarantineEntry>): AsyncGenerator<string> {
  const line = (cells: readonly string[]) =>
    stringify([[...cells]], { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
  yield line(CSV_NAMES)
  for await (const entry of entries) {
    const fields: Readonly<Record<string, unknown>> = {
      ...entryFields(entry),
      expected: entry.violations.map(whyText).join('; '),
    }
    yield line(CSV_NAMES.map(name => cell(fields[name])))
  }
}

const limitIn = ({ limit }: ListFlags): number => {
  if (limit === undefined) return Infinity
  if (!/^[1-9]\d{0,8}$/.test(limit))
    throw new UsageError('--limit: expected a whole number from 1 to 999999999')
  return Number(limit)
}

const piecesOf = (flags: ListFlags, entries: AsyncIterable<QuarantineEntry>, terminal: Terminal) => {
  switch (formatOf(flags, isTerminal(terminal.stdout))) {
    case 'text':
      return entryTable(entries, screenOf(terminal))
    case 'json':
      return json(entries)
    case 'ndjson':
      return ndjson(entries, entryFields)
    case 'csv':
      return csv(entries)
  }
}

const print = async (
  flags: ListFlags,
  terminal: Terminal,
  pieces: (entries: AsyncIterable<QuarantineEntry>) => AsyncIterable<string>,
): Promise<void> => {
  const limit = limitIn(flags)
  const now = timestampOf(Date.now())
  rangeOf(now, flags, 0)
  const tables = await openTables(flags, terminal.environment)
  const range = rangeOf(now, flags, tables.keeping.quarantineRetentionDays)
  const { entries, unreadable } = tables.entries(range)
  const more = (): void => {
    printToStderr(terminal, 'more: use a greater --limit, or none')
  }
  await writeAll(terminal.stdout, pieces(limited(notReplayed(entries, flags.all), limit, more)))
  if (unreadable() > 0) printToStderr(terminal, `left out, since they cannot be read: ${unreadable()}`)
}

const addCommonFlags = (command: Command): Command =>
  addRangeFlags(addQuarantineTableFlag(command)).option('--all', 'also what a replay has stored')

export const addQuarantineListCommands = (group: Command, terminal: Terminal): void => {
  const list = addCommonFlags(group.command('list').description('what could not be understood, when and why'))
  addFormatFlags(list.option('--limit <N>', 'at most so many'))
    .addHelpText('after', LIST_NOTES)
    .action((flags: ListFlags) => print(flags, terminal, entries => piecesOf(flags, entries, terminal)))
  addCommonFlags(group.command('export').description('the requests themselves, as lines of JSON'))
    .addHelpText('after', EXPORT_NOTES)
    .action((flags: ListFlags) => print(flags, terminal, entries => ndjson(entries, wholeEntry)))
}
