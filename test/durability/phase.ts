import { setTimeout as pause } from 'node:timers/promises'
import type { Credentials } from '../../lambda/bandwidth/credentials'
import { simulate } from '../../cli/simulator/simulate'
import { check, type Checked } from './check'
import type { Counts, System } from './system'

export type Figures = Counts &
  Checked & {
    readonly phase: string
    readonly deliveries: number
    readonly answered2xx: number
    readonly answered5xx: number
    /** Anything else: it must not happen. */
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
  /** Those of the system, unless others are right as well. */
  readonly credentials?: Credentials
  /** Makes things fail, until it is told to stop; then everything is well again. */
  readonly disturb: (signal: AbortSignal) => Promise<void>
}

/** Time enough for what is under way to time out, thrice over. */
const SETTLED_WITHIN_MS = 30_000

const settle = async ({ waiting, proxy }: System): Promise<void> => {
  const end = performance.now() + SETTLED_WITHIN_MS
  while ((await waiting()) > 0 || proxy.pending() > 0) {
    if (performance.now() > end) throw new Error(`${await waiting()} callbacks are still in the queue`)
    await pause(100)
  }
}

const less = (after: Counts, before: Counts): Counts => ({
  overflowed: after.overflowed - before.overflowed,
  drained: after.drained - before.drained,
  conflicts: after.conflicts - before.conflicts,
  failed: after.failed - before.failed,
})

const sumOf = (counts: Readonly<Record<string, number>>, name: RegExp): number =>
  Object.entries(counts).reduce((sum, [key, count]) => (name.test(key) ? sum + count : sum), 0)

/** The simulator's load while things fail; then all is well, the queue is drained, and the table is compared with the answers. */
export const runPhase = async (
  system: System,
  { name, seed, rate = 20, count = 60, credentials = system.credentials, disturb }: Phase,
): Promise<Figures> => {
  const before = system.counts()
  const over = new AbortController()
  const disturbed = disturb(over.signal)
  const { report, ...told } = await simulate({
    url: system.callbackUrl,
    credentials,
    rate,
    count,
    seed,
    duplicates: 0.15,
    resets: 0.05,
    challengeFirst: 0.2,
    oddities: 0.3,
    get: 0.1,
  })
  over.abort()
  await disturbed
  await settle(system)
  const checked = await check(system.database, told)
  const answered2xx = sumOf(report.answers, /^2/)
  const answered5xx = sumOf(report.answers, /^5/)
  return {
    phase: name,
    deliveries: report.deliveries,
    answered2xx,
    answered5xx,
    answeredElse: sumOf(report.answers, /^[^25]/),
    connectionErrors: sumOf(report.connectionErrors, /./) + report.timeouts,
    unacknowledged: told.unacknowledged.length,
    ...less(system.counts(), before),
    ...checked,
    deadLetters: await system.deadLetters(),
    p50: report.latencyMs.p50,
    p99: report.latencyMs.p99,
    slowest: report.latencyMs.max,
  }
}
