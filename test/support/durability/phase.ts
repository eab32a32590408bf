import { setTimeout as pause } from 'node:timers/promises'
import type { Credentials } from '../../../lambda/callback/credentials'
import type { SimulationReport } from '../../../cli/simulator/report'
import { simulate, type SimulateResult } from '../../../cli/simulator/simulate'
import { withKey } from '../../../lambda/deployment/routes'
import { check, type Checked } from './check'
import type { Counts, System } from './system'

export type Figures = Counts &
  Checked & {
    readonly phase: string
    readonly deliveries: number
    readonly answered2xx: number
    readonly answered5xx: number
    /** Any other answer, which must not happen. */
    readonly answeredElse: number
    readonly connectionErrors: number
    readonly unacknowledged: number
    readonly deadLetters: number
    readonly p50: number
    readonly p99: number
    readonly slowest: number
  }

export type Phase = {
  readonly name: string
  readonly seed: number
  readonly rate?: number
  readonly count?: number
  /** Other valid credentials than those of the system. */
  readonly credentials?: Credentials
  /** Causes faults until the signal aborts, and ends them before it returns. */
  readonly disturb: (signal: AbortSignal) => Promise<void>
}

/** Three times as long as anything that is under way takes to time out. */
const SETTLED_WITHIN_MS = 30_000

const settle = async ({ waiting, proxy }: System): Promise<void> => {
  const end = performance.now() + SETTLED_WITHIN_MS
  while ((await waiting()) > 0 || proxy.pending() > 0) {
    if (performance.now() > end) throw new Error(`${await waiting()} callbacks are still in the queue`)
    await pause(100)
  }
}

const difference = (after: Counts, before: Counts): Counts => ({
  overflowed: after.overflowed - before.overflowed,
  drained: after.drained - before.drained,
  conflicts: after.conflicts - before.conflicts,
  failed: after.failed - before.failed,
})

const sumOf = (counts: Readonly<Record<string, number>>, name: RegExp): number =>
  Object.entries(counts).reduce((sum, [key, count]) => (name.test(key) ? sum + count : sum), 0)

/** Half of the calls with Basic authentication, challenged or not, and half with the key in the URL. */
const simulateBoth = async (
  { callbackUrl }: System,
  {
    seed,
    rate = 20,
    count = 60,
    credentials,
  }: Pick<Phase, 'seed' | 'rate' | 'count'> & Required<Pick<Phase, 'credentials'>>,
): Promise<readonly SimulateResult[]> => {
  const shares = { duplicates: 0.15, resets: 0.05, challengeFirst: 0.2, oddities: 0.3, get: 0.1 }
  const half = { ...shares, rate: rate / 2, count: count / 2 }
  return Promise.all([
    simulate({ ...half, seed, url: callbackUrl, credentials }),
    simulate({ ...half, seed: seed + 1_000_000, url: withKey(callbackUrl, credentials.password) }),
  ])
}

/** Sends the simulator's load while things fail. Then waits until the queue is drained, and compares the table with the answers. */
export const runPhase = async (
  system: System,
  { name, disturb, credentials = system.credentials, ...load }: Phase,
): Promise<Figures> => {
  const before = system.counts()
  const over = new AbortController()
  const disturbed = disturb(over.signal)
  const results = await simulateBoth(system, { ...load, credentials })
  over.abort()
  await disturbed
  await settle(system)
  const sent = {
    acknowledged: results.flatMap(({ acknowledged }) => acknowledged),
    unacknowledged: results.flatMap(({ unacknowledged }) => unacknowledged),
  }
  const checked = await check(system.database, sent)
  const reports = results.map(({ report }) => report)
  const total = (figure: (report: SimulationReport) => number): number =>
    reports.reduce((sum, report) => sum + figure(report), 0)
  const worst = (of: keyof SimulationReport['latencyMs']): number =>
    Math.max(...reports.map(({ latencyMs }) => latencyMs[of]))
  return {
    phase: name,
    deliveries: total(({ deliveries }) => deliveries),
    answered2xx: total(({ answers }) => sumOf(answers, /^2/)),
    answered5xx: total(({ answers }) => sumOf(answers, /^5/)),
    answeredElse: total(({ answers }) => sumOf(answers, /^[^25]/)),
    connectionErrors: total(({ connectionErrors, timeouts }) => sumOf(connectionErrors, /./) + timeouts),
    unacknowledged: sent.unacknowledged.length,
    ...difference(system.counts(), before),
    ...checked,
    deadLetters: await system.deadLetters(),
    p50: worst('p50'),
    p99: worst('p99'),
    slowest: worst('max'),
  }
}
