import type { Command } from 'commander'
import { FORMATS, type Format } from '../printers/format-names'
import { wholeNumberFlag } from './flag'

export type AmountFlags = { readonly limit?: string; readonly all?: boolean }

const LIMIT_DEFAULT = 100
const LIMIT_MAX = 999_999_999

export const addAmountFlags = (command: Command): Command =>
  command
    .optionsGroup('Amount:')
    .addOption(
      command
        .createOption('--limit <N>', `the maximum number of records (default ${LIMIT_DEFAULT})`)
        .conflicts('all'),
    )
    .option('--all', 'every record')

/** @returns undefined if there is no flag @throws UsageError */
export const limitIn = ({ limit }: Pick<AmountFlags, 'limit'>): number | undefined =>
  limit === undefined ? undefined : wholeNumberFlag('--limit', limit, { from: 1, to: LIMIT_MAX })

/** How many records are wanted; Infinity for all. @throws UsageError */
export const limitOf = (flags: AmountFlags, otherwise = LIMIT_DEFAULT): number =>
  flags.all === true ? Infinity : (limitIn(flags) ?? otherwise)

/** The same as `--format` with this name. */
const SHORT = {
  json: 'one JSON document',
  ndjson: 'a line of JSON for each record',
  csv: 'CSV (RFC 4180)',
} as const satisfies Readonly<Partial<Record<Format, string>>>

export type FormatFlags = Readonly<Partial<Record<keyof typeof SHORT, boolean>>> & {
  readonly format?: Format
}

export const addFormatFlags = (command: Command): Command => {
  const names = Object.keys(SHORT)
  command
    .optionsGroup('Output:')
    .addOption(
      command.createOption('--format <FORMAT>', FORMATS.join(', ')).choices(FORMATS).conflicts(names),
    )
  for (const [name, meaning] of Object.entries(SHORT))
    command.addOption(
      command
        .createOption(`--${name}`, meaning)
        .conflicts(['format', ...names.filter(other => other !== name)]),
    )
  return command
}

/** Without a flag: a table for people on a terminal, else ndjson, which has everything. */
export const formatOf = ({ format, ...flags }: FormatFlags, isTerminal: boolean): Format =>
  format ??
  FORMATS.find(name => name !== 'table' && flags[name] === true) ??
  (isTerminal ? 'table' : 'ndjson')
