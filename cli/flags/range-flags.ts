import * as O from 'fp-ts/Option'
import type { Command } from 'commander'
import { ASKED_TIME_EXPECTED, askedTime } from '../../lambda/question/asked-time'
import type { QuarantineRange } from '../../lambda/intake/quarantine'
import { epochMs, timestampOf, type Timestamp } from '../../lambda/disconnect/timestamp'
import { UsageError } from '../failure'

export type RangeFlags = { readonly since?: string; readonly until?: string }

export const addRangeFlags = (command: Command): Command =>
  command
    .optionsGroup('Conditions:')
    .option(
      '--since <TIME>',
      'came at this time or later: ISO 8601, a date, or 90m, 2h, 7d ago (default: all)',
    )
    .option('--until <TIME>', 'came before this time')

const DAY_MS = 86_400_000

const timeOf = (flag: string, text: string, now: Timestamp): Timestamp => {
  const time = askedTime(now)(text)
  if (O.isNone(time)) throw new UsageError(`${flag}: expected ${ASKED_TIME_EXPECTED}`)
  return time.value
}

/** Without `--since`, all that can be there still: what is older has expired. */
export const rangeOf = (
  now: Timestamp,
  { since, until }: RangeFlags,
  retentionDays: number,
): QuarantineRange => {
  const range = {
    since:
      since === undefined
        ? timestampOf(Math.max(0, epochMs(now) - (retentionDays + 1) * DAY_MS))
        : timeOf('--since', since, now),
    // What comes while it is read belongs to now as well.
    until: until === undefined ? timestampOf(epochMs(now) + DAY_MS) : timeOf('--until', until, now),
  }
  if (range.since > range.until) throw new UsageError('--until: expected a time after that of --since')
  return range
}
