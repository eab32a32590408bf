import type { Command } from 'commander'
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
export const limitOf = (flags: AmountFlags): number =>
  flags.all === true ? Infinity : (limitIn(flags) ?? LIMIT_DEFAULT)

export type Format = 'text' | 'json' | 'ndjson' | 'csv'

export type FormatFlags = Readonly<Partial<Record<Exclude<Format, 'text'>, boolean>>>

export const addFormatFlags = (command: Command): Command => {
  const formats = {
    json: 'one JSON document',
    ndjson: 'a line of JSON for each record',
    csv: 'CSV (RFC 4180)',
  }
  command.optionsGroup('Output:')
  const names = Object.keys(formats)
  for (const [name, meaning] of Object.entries(formats))
    command.addOption(
      command.createOption(`--${name}`, meaning).conflicts(names.filter(other => other !== name)),
    )
  return command
}

/** Without a flag: text for people on a terminal, else ndjson, which has everything. */
export const formatOf = ({ json, ndjson, csv }: FormatFlags, isTerminal: boolean): Format => {
  if (json === true) return 'json'
  if (ndjson === true) return 'ndjson'
  if (csv === true) return 'csv'
  return isTerminal ? 'text' : 'ndjson'
}
