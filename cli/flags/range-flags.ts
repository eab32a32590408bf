import type { Command } from 'commander'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import type { QuarantineRange } from '../../lambda/intake/quarantine'
import { readTogether, UsageError } from '../errors'
import type { Clock } from '../../display/time/time-input'
import { timeFlag } from './time-flag'
import { addZoneFlags, type ZoneFlags } from './zone-flags'
import { DAY_MS } from '../../lambda/disconnect/time-units'

export type RangeFlags = ZoneFlags & { readonly since?: string; readonly until?: string }

export const addRangeFlags = (command: Command): Command =>
  addZoneFlags(
    command
      .optionsGroup('Filters:')
      .option(
        '--since <TIME>',
        'arrived at this time or later: today, 14:00, 2026-03-14, 2h30m (ago), … (default: all)',
      )
      .option('--until <TIME>', 'arrived before this time'),
  )

/** Without `--since`, everything that has not expired. */
export const rangeOf = (
  clock: Clock,
  { since, until }: RangeFlags,
  retentionDays: number,
): QuarantineRange => {
  const [from, to] = readTogether(
    () =>
      since === undefined
        ? timestampOf(Math.max(0, epochMs(clock.now) - (retentionDays + 1) * DAY_MS))
        : timeFlag('since', since, clock),
    // A day more than now, for what arrives while the command reads.
    () => (until === undefined ? timestampOf(epochMs(clock.now) + DAY_MS) : timeFlag('until', until, clock)),
  )
  if (from > to) throw new UsageError('--until: expected a time that is not before that of --since')
  return { since: from, until: to }
}
