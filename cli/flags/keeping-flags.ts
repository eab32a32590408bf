import type { Command } from 'commander'
import { DEFAULT_INDEX_SHARDS, MAX_INDEX_SHARDS } from '../../lambda/deployment/tables'
import { UsageError } from '../errors'
import { addTargetFlags, type TargetFlags } from './target-flags'

/** What a stack and the twin tell themselves, and has to be given with `--table`. */
export type KeepingFlags = TargetFlags & {
  readonly quarantineTable?: string
  readonly retentionDays?: string
  readonly indexShards?: string
}

const DAYS_MAX = 999_999

const wholeNumber = (flag: string, text: string | undefined, max: number): number | undefined => {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,5}$/.test(text) || Number(text) > max)
    throw new UsageError(`${flag}: expected a whole number from 1 to ${max}`)
  return Number(text)
}

export const addQuarantineTableFlag = (command: Command): Command =>
  addTargetFlags(command).option('--quarantine-table <NAME>', 'with --table: the table of the quarantine')

/** For commands that write records. */
export const addRetentionFlags = (command: Command): Command =>
  command
    .option('--retention-days <N>', 'with --table: for how long records are kept (default: for ever)')
    .option(
      '--index-shards <N>',
      `with --table: as its deployment has it (1 to ${MAX_INDEX_SHARDS}; default ${DEFAULT_INDEX_SHARDS})`,
    )

export type GivenKeeping = { readonly retentionDays?: number; readonly indexShards?: number }

/** @throws UsageError where a flag is no number, or stands without `--table` */
export const givenKeeping = (flags: KeepingFlags): GivenKeeping => {
  const { table, quarantineTable, retentionDays, indexShards } = flags
  const needsTable = {
    'quarantine-table': quarantineTable,
    'retention-days': retentionDays,
    'index-shards': indexShards,
  }
  for (const [flag, value] of Object.entries(needsTable))
    if (value !== undefined && table === undefined) throw new UsageError(`--${flag} goes with --table`)
  const days = wholeNumber('--retention-days', retentionDays, DAYS_MAX)
  const shards = wholeNumber('--index-shards', indexShards, MAX_INDEX_SHARDS)
  return {
    ...(days === undefined ? {} : { retentionDays: days }),
    ...(shards === undefined ? {} : { indexShards: shards }),
  }
}
