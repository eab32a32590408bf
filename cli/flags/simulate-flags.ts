import { randomInt } from 'node:crypto'
import type { Command } from 'commander'
import { epochMs } from '../../lambda/disconnect/timestamp'
import { UsageError } from '../errors'
import type { Bounds } from '../../lambda/codec/whole-number'
import { readTime, TIME_EXPECTED, type Clock } from '../../display/time/time-input'
import { flagOf } from '../../display/text/command-words'
import { numberFlag, secondsFlag, wholeNumberFlag } from './flag'

const SEED_LIMIT = 2 ** 31

const PERCENT: Bounds = { from: 0, to: 100 }

/** For each flag: its placeholder, help, default, bounds and parser. */
const NUMBERS = {
  rate: ['N', 'calls that end per second', '50', { from: 0.01, to: 10_000 }, numberFlag],
  count: ['N', 'the number of calls', '1000', { from: 1, to: 1_000_000 }, wholeNumberFlag],
  timeout: ['DURATION', 'how long to wait for an answer', '15s', { from: 0.001, to: 60 }, secondsFlag],
} as const satisfies Readonly<
  Record<
    string,
    readonly [string, string, string, Bounds, (flag: string, text: string, bounds: Bounds) => number]
  >
>

const SHARES = {
  duplicates: ['calls whose callback is sent 2 to 4 times', '2'],
  resets: ['connections that break before the answer is read', '1'],
  get: ['calls whose callback is sent by GET', '10'],
  challengeFirst: ['deliveries that wait for a challenge before they send credentials, without --key', '25'],
  oddities: ['calls with unusual spellings, values or properties', '10'],
  garbage: ['additional requests that cannot be decoded, and should be answered 400', '0'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

/** The names of the flags that say which callbacks are sent, and how. */
export const CALL_FLAGS = [...Object.keys(NUMBERS), ...Object.keys(SHARES)] as readonly (
  keyof typeof NUMBERS | keyof typeof SHARES
)[]

export type SimulateFlags = Readonly<
  Partial<Record<keyof typeof NUMBERS | keyof typeof SHARES | 'seed' | 'start', string>>
>

export const addSimulateFlags = (command: Command): Command => {
  command.optionsGroup('Calls:')
  for (const [name, [value, meaning, preset]] of Object.entries(NUMBERS))
    command.option(`${flagOf(name)} <${value}>`, `${meaning} (default ${preset})`)
  for (const [name, [meaning, preset]] of Object.entries(SHARES))
    command.option(`${flagOf(name)} <PERCENT>`, `${meaning} (default ${preset})`)
  return command
    .option(
      '--seed <N>',
      'makes the same calls for the same number (default: a random number, which the report shows)',
    )
    .option('--start <TIME>', 'the calls end shortly before this time (default: now)')
}

export const seedOf = (text: string | undefined): number =>
  text === undefined
    ? randomInt(SEED_LIMIT)
    : wholeNumberFlag('--seed', text, { from: 0, to: SEED_LIMIT - 1 })

const startOf = (text: string | undefined, clock: Clock): number => {
  const start = text === undefined ? clock.now : readTime(text, clock, 'first')
  if (start === undefined) throw new UsageError(`--start: expected ${TIME_EXPECTED}`)
  return epochMs(start)
}

/** All of them are numbers: shares from 0 to 1, times in milliseconds. */
export type Plan = Readonly<
  Record<'rate' | 'count' | 'seed' | 'start' | 'timeoutMs' | keyof typeof SHARES, number>
>

/** @throws UsageError if a number or a time is invalid, or where flags do not go together */
export const planOf = (flags: SimulateFlags & { readonly key?: boolean }, clock: Clock): Plan => {
  if (flags.key === true && flags.challengeFirst !== undefined)
    throw new UsageError(
      '--key and --challenge-first cannot be combined: a URL with the key is not challenged',
    )
  const number = (name: keyof typeof NUMBERS): number => {
    const [, , preset, bounds, read] = NUMBERS[name]
    return read(flagOf(name), flags[name] ?? preset, bounds)
  }
  const share = (name: keyof typeof SHARES): number =>
    numberFlag(flagOf(name), flags[name] ?? SHARES[name][1], PERCENT) / 100
  return {
    rate: number('rate'),
    count: number('count'),
    timeoutMs: number('timeout') * 1_000,
    seed: seedOf(flags.seed),
    start: startOf(flags.start, clock),
    duplicates: share('duplicates'),
    resets: share('resets'),
    get: share('get'),
    challengeFirst: share('challengeFirst'),
    oddities: share('oddities'),
    garbage: share('garbage'),
  }
}
