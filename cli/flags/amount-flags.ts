import type { Command } from 'commander'
import { UsageError } from '../errors'

export type AmountFlags = { readonly limit?: string; readonly all?: boolean }

const LIMIT_DEFAULT = 100

export const addAmountFlags = (command: Command): Command =>
  command
    .optionsGroup('How many:')
    .addOption(
      command
        .createOption('--limit <N>', `at most so many records (default ${LIMIT_DEFAULT})`)
        .conflicts('all'),
    )
    .option('--all', 'every record, however many there are')

/** How many records are wanted; Infinity for all. */
export const limitOf = ({ limit, all }: AmountFlags): number => {
  if (all === true) return Infinity
  if (limit === undefined) return LIMIT_DEFAULT
  if (!/^\d{1,9}$/.test(limit) || Number(limit) === 0)
    throw new UsageError('--limit: expected a whole number from 1 to 999999999')
  return Number(limit)
}
