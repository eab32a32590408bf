import type { Command } from 'commander'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import { earliestMs, SETTLED_MS, type Range } from '../../lambda/reconciliation/settled'
import { readTogether, UsageError } from '../errors'
import { timesIn } from '../../display/time/time-text'
import type { Clock } from '../../display/time/time-input'
import { timeFlag } from './time-flag'
import type { ZoneFlags } from './zone-flags'

/** A range of ends of calls. */
export type SettledRangeFlags = ZoneFlags & { readonly since?: string; readonly until?: string }

const SINCE_DEFAULT = '26h'
const UNTIL_DEFAULT = '15m'

/** For commands that read Bandwidth's list. */
export const addSettledRangeFlags = (command: Command): Command =>
  command
    .optionsGroup('Range:')
    .option('--since <TIME>', `calls that ended at this time or later (default: ${SINCE_DEFAULT} ago)`)
    .option('--until <TIME>', `calls that ended before this time (default and latest: ${UNTIL_DEFAULT} ago)`)

/** The range that the flags give. @throws UsageError */
export const settledRangeOf = (flags: SettledRangeFlags, clock: Clock): Range => {
  const [since, until] = readTogether(
    () => timeFlag('since', flags.since ?? SINCE_DEFAULT, clock),
    () => timeFlag('until', flags.until ?? UNTIL_DEFAULT, clock),
  )
  // Of the default nobody knows that it is not after --since.
  if (flags.until !== undefined && since >= until)
    throw new UsageError('--until: expected a time after that of --since')
  return { since, until }
}

/** Says where it looks at less than was asked for. @throws UsageError if nothing is left */
export const clampedRange = (
  { since, until }: Range,
  clock: Clock,
  retentionDays: number | undefined,
  say: (line: string) => void,
): Range => {
  const nowMs = epochMs(clock.now)
  const earliest = timestampOf(earliestMs(nowMs, retentionDays))
  const latest = timestampOf(nowMs - SETTLED_MS)
  const texts = timesIn(clock.zone)
  if (until <= earliest)
    throw new UsageError(
      `--until: expected a time after ${texts.full(earliest)}: nothing older is listed or kept`,
    )
  if (since >= latest)
    throw new UsageError(`--since: expected a time before ${texts.full(latest)}: 15 minutes ago or earlier`)
  if (since < earliest)
    say(`from ${texts.full(earliest)} on: Bandwidth lists no older calls, or the table would not keep them`)
  if (until > latest) say(`up to ${texts.full(latest)}: later callbacks may still come`)
  return { since: since < earliest ? earliest : since, until: until > latest ? latest : until }
}
