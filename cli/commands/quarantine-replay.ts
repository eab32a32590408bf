import type { Command } from 'commander'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { replaying } from '../../console/replaying'
import { CommandFailed, UsageError } from '../errors'
import { clockOf } from '../flags/zone-flags'
import { addRangeFlags, rangeOf, type RangeFlags } from '../flags/range-flags'
import { addIntakeFlags, addQuarantineTableFlag, type TablesFlags } from '../flags/tables-flags'
import { countsText } from '../output/counts'
import { printToStderr, type Terminal } from '../output/terminal'
import type { Tables } from '../places/place'
import { openTables } from './open-place'
import { notReplayed } from './quarantine-list'

type ReplayFlags = TablesFlags & RangeFlags & { readonly dryRun?: boolean; readonly json?: boolean }

const NOTES = `
Decodes the requests again with this version, and stores those that it can decode
now, with their original time of arrival. They stay in quarantine until they expire,
marked as replayed; the others stay there unchanged. Nothing is deleted, and a second
replay changes nothing.

Without an ID, every request that has not been replayed yet is replayed.

Examples:
  disconnects quarantine replay --dry-run
  disconnects quarantine replay --stack BandwidthDisconnects --since 7d
  disconnects quarantine replay 20260314T092654001Z-9f8e7d6c5b4a3f2e`

async function* entriesNamed(
  tables: Tables,
  ids: readonly string[],
  missing: () => void,
): AsyncGenerator<QuarantineEntry> {
  for (const id of ids) {
    const entry = tables.orFail(await tables.quarantine().get(id)())
    if (entry === undefined) missing()
    else yield entry
  }
}

type Replaying = ReturnType<typeof replaying>

const printSummary = (
  summary: ReturnType<Replaying['counts']>,
  reasons: Replaying['reasons'],
  { dryRun = false, json = false }: ReplayFlags,
  terminal: Terminal,
): void => {
  if (json) {
    terminal.stdout.write(`${JSON.stringify({ ...summary, dryRun, reasons: reasons.most(100) })}\n`)
    return
  }
  terminal.stdout.write(countsText(summary))
  if (summary['not understood'] > 0)
    printToStderr(
      terminal,
      `\nWhat was expected of those not understood:\n${countsText(reasons.most(10)).trimEnd()}`,
    )
  if (dryRun) printToStderr(terminal, '\nThis was a dry run: nothing was stored.')
}

const replayAll = async (ids: readonly string[], flags: ReplayFlags, terminal: Terminal): Promise<void> => {
  if (ids.length > 0 && (flags.since ?? flags.until) !== undefined)
    throw new UsageError('--since and --until cannot be combined with an ID')
  const clock = clockOf(flags)
  // Rejects invalid times before anything is opened.
  rangeOf(clock, flags, 0)
  const dryRun = flags.dryRun === true
  const tables = await openTables(flags, terminal)
  const listing = tables.entries(rangeOf(clock, flags, tables.settings.quarantineRetentionDays))
  const { one, counts, reasons, ...replay } = replaying(tables, dryRun)
  let missing = 0
  const entries = ids.length > 0 ? entriesNamed(tables, ids, () => missing++) : notReplayed(listing.entries)
  const isAnythingDone = (): boolean => replay.isAnythingDone() || listing.unreadable() > 0
  const print = (): void => {
    printSummary(counts(listing.unreadable()), reasons, flags, terminal)
  }
  try {
    for await (const entry of entries) tables.orFail(await one(entry))
  } catch (error) {
    if (isAnythingDone()) {
      print()
      printToStderr(
        terminal,
        dryRun ? 'Stopped early:' : 'Stopped early; run the same command again to replay the rest:',
      )
    }
    throw error
  }
  if (missing === 0 || isAnythingDone()) print()
  if (missing > 0)
    throw new CommandFailed(
      `There is no request in quarantine with ${missing === 1 ? 'one' : missing} of the ids: it may have expired`,
    )
}

export const addQuarantineReplayCommand = (group: Command, terminal: Terminal): void => {
  const command = group.command('replay').description('store the requests that this version can decode')
  addRangeFlags(
    addIntakeFlags(addQuarantineTableFlag(command.argument('[ID...]', 'replay only these requests'))),
  )
    .optionsGroup('Mode:')
    .option('--dry-run', 'store nothing; print how many requests would be stored')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', NOTES)
    .action((ids: string[], flags: ReplayFlags) => replayAll(ids, flags, terminal))
}
