import type { Command } from 'commander'
import { epochMs } from '../../lambda/disconnect/timestamp'
import { durationMs } from '../../lambda/question/duration'
import { readTogether, UsageError } from '../errors'
import { listed } from '../../display/text/numbers'
import type { HistoryOptions } from '../simulator/history/history'
import type { Clock } from '../../display/time/time-input'
import type { DestinationFlags } from './destination-flags'
import { flagOf } from '../../display/text/command-words'
import { wholeNumberFlag } from './flag'
import { CALL_FLAGS, seedOf, type SimulateFlags } from './simulate-flags'
import { addIntakeFlags, type TablesFlags } from './tables-flags'
import { timeFlag } from './time-flag'
import type { ZoneFlags } from './zone-flags'
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../lambda/disconnect/time-units'

export type HistoryFlags = TablesFlags &
  ZoneFlags & {
    readonly history?: string
    readonly callsPerDay?: string
    readonly until?: string
    readonly seed?: string
    readonly json?: boolean
  }

const PER_DAY_DEFAULT = 2_000

export const addHistoryFlags = (command: Command): Command =>
  addIntakeFlags(
    command
      .optionsGroup('History:')
      .option(
        '--history <DURATION>',
        'store calls that ended in this time before now, such as 30d; nothing is sent',
      )
      .option('--calls-per-day <N>', `how many calls, on average (default ${PER_DAY_DEFAULT})`)
      .option('--until <TIME>', 'the calls ended before this time (default: now)'),
  )

const given = (flags: object, names: readonly string[]): readonly string[] =>
  Object.entries(flags).flatMap(([name, value]) =>
    names.includes(name) && value !== undefined ? [flagOf(name)] : [],
  )

const OF_SENDING = [
  ...CALL_FLAGS,
  'start',
  'url',
  'username',
  'key',
  'verify',
  'verifyFor',
] as const satisfies readonly (keyof (SimulateFlags & DestinationFlags) | 'verifyFor')[]

const OF_HISTORY = [
  'callsPerDay',
  'until',
  'retentionDays',
  'indexShards',
] as const satisfies readonly (keyof HistoryFlags)[]

/** Whether a history is to be stored, rather than callbacks sent. @throws UsageError where flags do not go together */
export const isHistory = (flags: HistoryFlags): boolean => {
  if (flags.history === undefined) {
    const needless = given(flags, OF_HISTORY)
    if (needless.length > 0) throw new UsageError(`${listed(needless)}: require --history`)
    return false
  }
  const sending = given(flags, OF_SENDING)
  if (sending.length > 0)
    throw new UsageError(`${listed(sending)}: cannot be combined with --history, which sends nothing`)
  return true
}

const MAX_DAYS = 366
const LONGEST_MS = MAX_DAYS * DAY_MS

const lengthOf = (text: string): number => {
  const ms = durationMs(text)
  if (ms === undefined || ms < HOUR_MS || ms > LONGEST_MS)
    throw new UsageError(`--history: expected a duration from 1h to ${MAX_DAYS}d, such as 30d`)
  return ms
}

const untilOf = (text: string | undefined, clock: Clock): number => {
  const now = epochMs(clock.now)
  const until = text === undefined ? now - (now % SECOND_MS) : epochMs(timeFlag('until', text, clock))
  if (until > now) throw new UsageError('--until: expected a time that is not after now')
  return until
}

/** @throws UsageError with a line for each flag whose value is wrong */
export const historyOptionsOf = (flags: HistoryFlags, clock: Clock): HistoryOptions => {
  const [seed, length, perDay, until] = readTogether(
    () => seedOf(flags.seed),
    () => lengthOf(flags.history ?? ''),
    () =>
      wholeNumberFlag('--calls-per-day', flags.callsPerDay ?? String(PER_DAY_DEFAULT), {
        from: 1,
        to: 1_000_000,
      }),
    () => untilOf(flags.until, clock),
  )
  return {
    seed,
    from: until - length,
    until,
    count: Math.max(1, Math.round((perDay * length) / DAY_MS)),
  }
}
