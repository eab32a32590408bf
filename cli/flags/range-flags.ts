import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Command } from 'commander'
import { decode } from '../../lambda/codec/decode'
import { epochMs, timestampOf, type Timestamp } from '../../lambda/disconnect/timestamp'
import type { QuarantineRange } from '../../lambda/intake/quarantine'
import { timeParameter } from '../../lambda/question/codecs'
import { readTogether, UsageError, usageErrorOf } from '../errors'
import { DAY_MS } from '../output/numbers'

export type RangeFlags = { readonly since?: string; readonly until?: string }

export const addRangeFlags = (command: Command): Command =>
  command
    .optionsGroup('Filters:')
    .option(
      '--since <TIME>',
      'arrived at this time or later: ISO 8601, a date, or 90m, 2h, 7d ago (default: all)',
    )
    .option('--until <TIME>', 'arrived before this time')

const timeOf = (flag: string, text: string, now: Timestamp): Timestamp =>
  pipe(
    text,
    decode(timeParameter(now)),
    E.getOrElse((violations): Timestamp => {
      throw usageErrorOf(violations.map(({ expected }) => ({ path: flag, expected })))
    }),
  )

/** Without `--since`, everything that has not expired. */
export const rangeOf = (
  now: Timestamp,
  { since, until }: RangeFlags,
  retentionDays: number,
): QuarantineRange => {
  const [from, to] = readTogether(
    () =>
      since === undefined
        ? timestampOf(Math.max(0, epochMs(now) - (retentionDays + 1) * DAY_MS))
        : timeOf('--since', since, now),
    // A day more than now, for what arrives while the command reads.
    () => (until === undefined ? timestampOf(epochMs(now) + DAY_MS) : timeOf('--until', until, now)),
  )
  if (from > to) throw new UsageError('--until: expected a time that is not before that of --since')
  return { since: from, until: to }
}
