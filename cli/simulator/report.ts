import { RENAMED_CHALLENGE_HEADER } from './callback-request'
import { grouped } from '../../display/text/numbers'
import type { Verification } from './verify'

/** The result of a run. Nothing in it comes from a callback. */
export type SimulationReport = {
  readonly seed: number
  /** All times and call ids follow from this time and the seed. */
  readonly start: string
  /** How callbacks were authenticated: by Basic authentication, or the key in the URL. */
  readonly credentials: 'basic' | 'key'
  readonly calls: number
  readonly acknowledged: number
  readonly deliveries: number
  readonly duplicates: number
  /** Deliveries that were challenged, and then sent the credentials. */
  readonly challenges: number
  /** Deliveries that ended with a challenge because its header had another name; they also count as 401. */
  readonly renamedChallenges: number
  /** Connections that the simulator broke. */
  readonly resets: number
  readonly retries: number
  /** How many deliveries got each status. */
  readonly answers: Readonly<Record<string, number>>
  /** Connections that broke on their own, by Node's error code; each was retried once. */
  readonly connectionErrors: Readonly<Record<string, number>>
  readonly timeouts: number
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number }
  readonly rate: { readonly target: number; readonly achieved: number; readonly held: boolean }
  readonly seconds: number
  /** Requests that cannot be decoded, and how many of them were answered 400. */
  readonly garbage: { readonly sent: number; readonly refused: number }
  readonly interrupted: boolean
}

/** Reported while a run is going on. */
export type SimulationProgress = {
  readonly done: number
  readonly total: number
  readonly acknowledged: number
  readonly failed: number
}

export type Simulation = { readonly report: SimulationReport; readonly verification?: Verification }

/** More would hide the rest; `--json` has all of them. */
const SHOWN = 5

const countsLine = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name}: ${grouped(count)}`)
    .join(', ')

const firstOf = (callIds: readonly string[]): string =>
  callIds.length <= SHOWN
    ? callIds.join(', ')
    : `${callIds.slice(0, SHOWN).join(', ')} and ${grouped(callIds.length - SHOWN)} more`

const line = (name: string, text: string): readonly string[] =>
  text === '' ? [] : [`${name.padEnd(14)}${text}`]

const pace = ({ target, achieved, held }: SimulationReport['rate']): string =>
  held ? `${achieved} calls a second` : `${achieved} calls a second: the target of ${target} was NOT reached`

const CREDENTIALS = { basic: 'Basic authentication', key: 'the key in the URL' } as const

const verified = ({ checked, lost, doubled, altered }: Verification): readonly string[] => [
  ...line(
    'verified',
    `${grouped(checked)}: lost ${grouped(lost.length)}, doubled ${grouped(doubled.length)}, altered ${grouped(altered.length)}`,
  ),
  ...line('  lost', firstOf(lost)),
  ...line('  doubled', firstOf(doubled)),
  ...line('  altered', firstOf(altered.map(({ callId, names }) => `${callId} (${names.join(' ')})`))),
]

/** The result for people. */
export const simulationText = ({ report, verification }: Simulation): string => {
  const { deliveries, duplicates, challenges, renamedChallenges, resets, retries, latencyMs, garbage } =
    report
  const lines = [
    ...line(
      'calls',
      `${grouped(report.calls)}, acknowledged ${grouped(report.acknowledged)}${report.interrupted ? ' (interrupted)' : ''}`,
    ),
    ...line(
      'deliveries',
      `${grouped(deliveries)}: ${grouped(duplicates)} duplicates, ${grouped(challenges)} challenged, ${grouped(resets)} reset, ${grouped(retries)} retried`,
    ),
    ...line('credentials', CREDENTIALS[report.credentials]),
    ...line(
      'renamed',
      renamedChallenges === 0
        ? ''
        : `${grouped(renamedChallenges)} challenges, with ${RENAMED_CHALLENGE_HEADER} for WWW-Authenticate`,
    ),
    ...line('answers', countsLine(report.answers)),
    ...line('broken', countsLine(report.connectionErrors)),
    ...line('timed out', report.timeouts === 0 ? '' : grouped(report.timeouts)),
    ...line('latency', `p50 ${latencyMs.p50} ms, p99 ${latencyMs.p99} ms, max ${latencyMs.max} ms`),
    ...line('rate', `${pace(report.rate)}, in ${report.seconds} s`),
    ...line(
      'garbage',
      garbage.sent === 0 ? '' : `${grouped(garbage.sent)}, refused with 400 ${grouped(garbage.refused)}`,
    ),
    ...(verification === undefined ? [] : verified(verification)),
    ...line('to repeat', `--seed ${report.seed} --start ${report.start}, and the same flags`),
  ]
  return `${lines.join('\n')}\n`
}
