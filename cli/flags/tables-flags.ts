import type { Command } from 'commander'
import { defined } from '../../lambda/codec/defined'
import { DEFAULT_INDEX_SHARDS, MAX_DAYS, MAX_INDEX_SHARDS } from '../../lambda/deployment/tables'
import { UsageError } from '../errors'
import { flagOf } from '../../display/text/command-words'
import { wholeNumberFlag } from './flag'
import type { PlaceChoice } from '../places/choice'
import { choiceOf } from './place-choice'
import { addPlaceFlags, type PlaceFlags } from './place-flags'

export type TablesFlags = PlaceFlags & {
  readonly quarantineTable?: string
  readonly retentionDays?: string
  readonly indexShards?: string
}

export const addQuarantineTableFlag = (command: Command): Command =>
  addPlaceFlags(command).option('--quarantine-table <NAME>', 'with --table: the table of the quarantine')

/** For commands that write records. */
export const addIntakeFlags = (command: Command): Command =>
  command
    .option('--retention-days <N>', 'with --table: how long to keep the records (default: forever)')
    .option(
      '--index-shards <N>',
      `with --table: the indexShards of its deployment, 1 to ${MAX_INDEX_SHARDS} (default ${DEFAULT_INDEX_SHARDS})`,
    )

/** The place and, for a table, the facts that flags give. @throws UsageError where flags do not go together, or one is not a number */
export const tablesChoiceOf = (flags: TablesFlags, environment: NodeJS.ProcessEnv): PlaceChoice => {
  const choice = choiceOf(flags, environment)
  const { quarantineTable, retentionDays, indexShards } = flags
  const needsTable = { quarantineTable, retentionDays, indexShards }
  if (choice._tag !== 'table') {
    for (const [name, value] of Object.entries(needsTable))
      if (value !== undefined) throw new UsageError(`${flagOf(name)} requires --table`)
    return choice
  }
  const numberIn = (flag: string, text: string | undefined, to: number): number | undefined =>
    text === undefined ? undefined : wholeNumberFlag(flag, text, { from: 1, to })
  const given = defined({
    quarantineTable,
    retentionDays: numberIn('--retention-days', retentionDays, MAX_DAYS),
    indexShards: numberIn('--index-shards', indexShards, MAX_INDEX_SHARDS),
  })
  return { ...choice, given: { ...choice.given, ...given } }
}
