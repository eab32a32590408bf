import { randomInt } from 'node:crypto'
import * as E from 'fp-ts/Either'
import type { Command } from 'commander'
import { epochMs, Timestamp } from '../../lambda/disconnect/timestamp'
import { UsageError } from '../errors'
import type { SimulateOptions } from '../simulator/simulate'
import { numberFlag, type NumberRange } from './number-flag'

const SEED_LIMIT = 2 ** 31

const PERCENT: NumberRange = { lowest: 0, highest: 100 }

/** What each takes and means, and what it is if it is not given. */
const NUMBERS = {
  rate: ['N', 'calls that end in a second', '50', { lowest: 0.01, highest: 10_000 }],
  count: ['N', 'calls', '1000', { lowest: 1, highest: 1_000_000, whole: true }],
  timeout: ['SECONDS', 'how long an answer may take', '15', { lowest: 0.001, highest: 60 }],
} as const satisfies Readonly<Record<string, readonly [string, string, string, NumberRange]>>

const SHARES = {
  duplicates: ['calls that are told of 2 to 4 times', '2'],
  resets: ['connections that break before the answer is read', '1'],
  get: ['calls that are delivered by GET', '10'],
  challengeFirst: ['deliveries that wait to be asked for credentials, without --key', '25'],
  oddities: ['calls with odd spellings, values or properties', '10'],
  garbage: ['besides: what nobody can understand, to be answered 400', '0'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

export type SimulateFlags = Readonly<
  Partial<Record<keyof typeof NUMBERS | keyof typeof SHARES | 'seed' | 'start', string>>
>

const flagOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

export const addSimulateFlags = (command: Command): Command => {
  command.optionsGroup('What is sent:')
  for (const [name, [value, meaning, preset]] of Object.entries(NUMBERS))
    command.option(`${flagOf(name)} <${value}>`, `${meaning} (default ${preset})`)
  for (const [name, [meaning, preset]] of Object.entries(SHARES))
    command.option(`${flagOf(name)} <PERCENT>`, `${meaning} (default ${preset})`)
  return command
    .option('--seed <N>', 'calls follow from this number (default: a random one, which is told)')
    .option('--start <TIME>', 'and from this time, shortly before which they ended (default: now)')
}

const seedOf = (text: string | undefined): number =>
  text === undefined
    ? randomInt(SEED_LIMIT)
    : numberFlag('--seed', text, { lowest: 0, highest: SEED_LIMIT - 1, whole: true })

const startOf = (text: string | undefined, now: number): number => {
  if (text === undefined) return now
  const time = Timestamp.decode(text)
  if (E.isLeft(time))
    throw new UsageError('--start: expected an ISO 8601 time such as 2022-06-17T22:19:40.375Z')
  return epochMs(time.right)
}

export type Plan = Required<
  Pick<SimulateOptions, 'rate' | 'count' | 'seed' | 'start' | 'timeoutMs' | keyof typeof SHARES>
>

/** @throws UsageError if a number or a time is none, or where flags do not go together */
export const planOf = (flags: SimulateFlags & { readonly key?: boolean }, now: number): Plan => {
  if (flags.key === true && flags.challengeFirst !== undefined)
    throw new UsageError(
      '--key and --challenge-first exclude each other: a URL with the key is not challenged',
    )
  const number = (name: keyof typeof NUMBERS): number => {
    const [, , preset, range] = NUMBERS[name]
    return numberFlag(flagOf(name), flags[name] ?? preset, range)
  }
  const share = (name: keyof typeof SHARES): number =>
    numberFlag(flagOf(name), flags[name] ?? SHARES[name][1], PERCENT) / 100
  return {
    rate: number('rate'),
    count: number('count'),
    timeoutMs: number('timeout') * 1_000,
    seed: seedOf(flags.seed),
    start: startOf(flags.start, now),
    duplicates: share('duplicates'),
    resets: share('resets'),
    get: share('get'),
    challengeFirst: share('challengeFirst'),
    oddities: share('oddities'),
    garbage: share('garbage'),
  }
}
