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
  excel: 'CSV for Excel: local times; phone numbers and ids stay text',
} as const satisfies Readonly<Partial<Record<Format, string>>>

export type FormatFlags<F extends Format = Format> = Readonly<
  Partial<Record<F & keyof typeof SHORT, boolean>>
> & { readonly format?: F }

/** CSV for Excel may be asked for as `--csv --excel`, too. */
const isAlsoCsv = (one: string, other: string): boolean =>
  [one, other].every(name => name === 'csv' || name === 'excel')

/** @param formats those of the command */
export const addFormatFlags = (command: Command, formats: readonly Format[] = FORMATS): Command => {
  const short = Object.entries(SHORT).filter(([name]) => formats.includes(name as Format))
  const names = short.map(([name]) => name)
  command
    .optionsGroup('Output:')
    .addOption(
      command.createOption('--format <FORMAT>', formats.join(', ')).choices(formats).conflicts(names),
    )
  for (const [name, meaning] of short)
    command.addOption(
      command
        .createOption(`--${name}`, meaning)
        .conflicts(['format', ...names.filter(other => !isAlsoCsv(name, other) && other !== name)]),
    )
  return command
}

/** The format that the flags name: the last one, so that `excel` wins over `csv`. */
export const formatIn = <F extends Format>(
  { format, ...flags }: FormatFlags<F>,
  formats: readonly F[],
): F | undefined =>
  format ?? formats.findLast(name => (flags as Readonly<Partial<Record<Format, boolean>>>)[name] === true)

/** Without a flag: a table for people on a terminal, else ndjson, which has everything. */
export const formatOf = (flags: FormatFlags, isTerminal: boolean): Format =>
  formatIn(flags, FORMATS) ?? (isTerminal ? 'table' : 'ndjson')
