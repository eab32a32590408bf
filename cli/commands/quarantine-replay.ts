import type { Command } from 'commander'
import * as TE from 'fp-ts/TaskEither'
import type { Outcome } from '../../lambda/intake/receive'
import { replay, type ReplayDeps } from '../../lambda/intake/replay'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { CommandFailed, UsageError } from '../errors'
import { addQuarantineTableFlag, addRetentionFlags, type KeepingFlags } from '../flags/keeping-flags'
import { addRangeFlags, rangeOf, type RangeFlags } from '../flags/range-flags'
import { countsText, tally } from '../output/counts'
import { printToStderr, type Terminal } from '../output/terminal'
import { whyText } from '../quarantine/entry-text'
import { allowsAccountOf } from '../places/keeping'
import { openTables, type Tables } from '../places/tables'

type ReplayFlags = KeepingFlags & RangeFlags & { readonly dryRun?: boolean; readonly json?: boolean }

const NOTES = `
Decodes the requests again, with this version, and stores those that are
understood now, as of when they came. They stay in quarantine until they expire,
noted as replayed; what is not understood still stays as it is. Nothing is ever
deleted, and doing it twice changes nothing.

Without an ID: all that has not been replayed yet.

Examples:
  disconnects quarantine replay --dry-run
  disconnects quarantine replay --stack BandwidthDisconnects --since 7d
  disconnects quarantine replay 20260314T092654001Z-9f8e7d6c5b4a3f2e`

async function* chosen(
  tables: Tables,
  ids: readonly string[],
  missed: () => void,
): AsyncGenerator<QuarantineEntry> {
  for (const id of ids) {
    const entry = tables.orFail(await tables.quarantine().get(id)())
    if (entry === undefined) missed()
    else yield entry
  }
}

async function* notReplayed(entries: AsyncIterable<QuarantineEntry>): AsyncGenerator<QuarantineEntry> {
  for await (const entry of entries) if (entry.replayed === undefined) yield entry
}

const depsOf = (tables: Tables, dryRun: boolean): ReplayDeps => ({
  store: dryRun ? { put: () => TE.right('stored') } : tables.store,
  quarantine: dryRun ? { markReplayed: () => TE.right(undefined) } : tables.quarantine(),
  allowsAccount: allowsAccountOf(tables.keeping),
  now: () => timestampOf(Date.now()),
})

const replayAll = async (ids: readonly string[], flags: ReplayFlags, terminal: Terminal): Promise<void> => {
  if (ids.length > 0 && (flags.since ?? flags.until) !== undefined)
    throw new UsageError('--since and --until go without an ID')
  const now = timestampOf(Date.now())
  rangeOf(now, flags, 0)
  const dryRun = flags.dryRun === true
  const tables = await openTables(flags, terminal.environment)
  const range = rangeOf(now, flags, tables.keeping.quarantineRetentionDays)
  const listing = tables.entries(range)
  const counts: Record<Outcome['_tag'] | 'unreadable', number> = {
    stored: 0,
    duplicate: 0,
    conflict: 0,
    quarantined: 0,
    'too-large': 0,
    forbidden: 0,
    unreadable: 0,
  }
  const reasons = tally()
  const run = replay(depsOf(tables, dryRun))
  const tellWhatWasDone = (): void => {
    const { stored, duplicate, conflict } = counts
    const still = counts.quarantined + counts['too-large'] + counts.forbidden + listing.unreadable()
    const told = dryRun
      ? { understood: stored, 'not understood': still }
      : { stored, duplicate, conflict, 'not understood': still }
    if (flags.json === true) {
      terminal.stdout.write(`${JSON.stringify({ ...told, dryRun, reasons: reasons.most(100) })}\n`)
      return
    }
    terminal.stdout.write(countsText(told))
    if (still > 0)
      printToStderr(
        terminal,
        `\nExpected, where it is not understood:\n${countsText(reasons.most(10)).trimEnd()}`,
      )
    if (dryRun) printToStderr(terminal, '\nNothing was stored: that was a dry run.')
  }
  const isAnythingDone = (): boolean =>
    listing.unreadable() > 0 || Object.values(counts).some(count => count > 0)
  let missing = 0
  const missed = (): void => {
    missing++
  }
  try {
    for await (const entry of ids.length > 0 ? chosen(tables, ids, missed) : notReplayed(listing.entries)) {
      const outcome = tables.orFail(await run(entry)())
      counts[outcome._tag]++
      if ('violations' in outcome) reasons.add(outcome.violations.map(whyText).join('; '))
    }
  } catch (error) {
    if (isAnythingDone()) {
      tellWhatWasDone()
      printToStderr(
        terminal,
        dryRun ? 'It stopped there:' : 'It stopped there; the same command goes on with the rest:',
      )
    }
    throw error
  }
  if (missing === 0 || isAnythingDone()) tellWhatWasDone()
  if (missing > 0)
    throw new CommandFailed(
      `There is no request in quarantine with ${missing === 1 ? 'one' : missing} of the ids: it may have expired`,
    )
}

export const addQuarantineReplayCommand = (group: Command, terminal: Terminal): void => {
  const command = group.command('replay').description('store what is understood today')
  addRangeFlags(addRetentionFlags(addQuarantineTableFlag(command.argument('[ID...]', 'only these'))))
    .optionsGroup('How:')
    .option('--dry-run', 'only tell what would be stored')
    .option('--json', 'the summary as JSON')
    .addHelpText('after', NOTES)
    .action((ids: string[], flags: ReplayFlags) => replayAll(ids, flags, terminal))
}
