import { withKey } from '../../lambda/deployment/routes'
import { CommandFailed, UsageError } from '../errors'
import { destinationOf, type Destination, type DestinationFlags } from '../flags/destination-flags'
import { numberFlag } from '../flags/number-flag'
import { planOf, type SimulateFlags } from '../flags/simulate-flags'
import { interruptible } from '../output/interruptible'
import { progressBar } from '../output/progress-bar'
import type { Terminal } from '../output/terminal'
import { simulationText, type Simulation } from '../printers/simulation'
import type { SimulatedCall } from '../simulator/calls'
import { simulate, type SimulateOptions } from '../simulator/simulate'
import { verify, type Verification } from '../simulator/verify'
import { callbackDestination, givenCredentials } from '../places/callback-destination'
import { isUsableKey, keyOf, PLAIN_KEY_HELP } from '../places/callback-key'
import { openTarget } from '../places/open-target'
import type { Target } from '../places/target'

export type SimulationFlags = SimulateFlags &
  DestinationFlags & { readonly verifyFor?: string; readonly json?: boolean }

const verified = async (
  calls: readonly SimulatedCall[],
  { get }: Target,
  forMs: number,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Verification> => {
  const bar = progressBar(terminal, calls.length, 'fetched back')
  try {
    return await verify(calls, get, { forMs, signal, onChecked: bar.update })
  } finally {
    bar.stop()
  }
}

const REFUSED = {
  basic: 'are the credentials right?',
  key: 'is the key right? It is the password (CALLBACK_PASSWORD, or that of the secret of --stack)',
} as const

const RENAMED =
  'challenges came with the header WWW-Authenticate renamed, so that a client that waits for them never delivers: ' +
  'use the URL with the key (disconnects url prints it, --key tries it)'

type Receiver = Pick<SimulateOptions, 'url' | 'credentials'>

const usableKey = (password = ''): string => {
  const key = keyOf({ password })
  if (key === '')
    throw new UsageError('Which key? Give the password in CALLBACK_PASSWORD, in the environment')
  if (!isUsableKey(key)) throw new UsageError(`A password of dots only cannot be a key: ${PLAIN_KEY_HELP}`)
  return key
}

/** @throws UsageError where the credentials or the place are not known */
const receiverOf = async (
  { username, key }: DestinationFlags,
  { url, records }: Destination,
  environment: NodeJS.ProcessEnv,
): Promise<Receiver> => {
  if (url !== undefined)
    return key === true
      ? { url: withKey(url, usableKey(environment['CALLBACK_PASSWORD'])) }
      : { url, credentials: givenCredentials(username, environment) }
  const found = await callbackDestination(records, username, environment)
  return key === true ? { url: withKey(found.url, usableKey(found.credentials.password)) } : found
}

/** In one line, what keeps the exit code from being 0. */
const shortcomings = ({ report, verification }: Simulation): readonly string[] => {
  const { lost = [], doubled = [], altered = [] } = verification ?? {}
  const { renamedChallenges } = report
  const counts: readonly (readonly [number, string])[] = [
    [report.calls - report.acknowledged, 'calls were not acknowledged'],
    [renamedChallenges, RENAMED],
    [(report.answers['401'] ?? 0) - renamedChallenges, `answers were 401: ${REFUSED[report.credentials]}`],
    [report.garbage.sent - report.garbage.refused, 'pieces of garbage were not refused with 400'],
    [lost.length + doubled.length + altered.length, 'records are missing or not as they were sent'],
  ]
  return [
    ...(report.interrupted ? ['interrupted'] : []),
    ...counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`),
  ]
}

/** Sends, verifies and reports. @throws CommandFailed where not all went well, after the report */
export const runSimulation = async (flags: SimulationFlags, terminal: Terminal): Promise<void> => {
  const { stdout, environment } = terminal
  const plan = planOf(flags, Date.now())
  const forMs = numberFlag('--verify-for', flags.verifyFor ?? '60', { lowest: 0, highest: 86_400 }) * 1_000
  const destination = destinationOf(flags)
  const { records } = destination
  const receiver = await receiverOf(flags, destination, environment)
  const target =
    flags.verify === true && records !== undefined ? await openTarget(records, environment) : undefined

  const show = (simulation: Simulation): void => {
    stdout.write(flags.json === true ? `${JSON.stringify(simulation)}\n` : simulationText(simulation))
  }
  const simulation = await interruptible(async (signal): Promise<Simulation> => {
    const bar = progressBar(terminal, plan.count, 'acknowledged')
    const { report, acknowledged } = await simulate({
      ...plan,
      ...receiver,
      signal,
      onProgress: ({ done, failed }) => {
        bar.update(done, failed === 0 ? '' : `${failed} not`)
      },
    }).finally(bar.stop)
    if (target === undefined || signal.aborted) return { report }
    try {
      const verification = await verified(acknowledged, target, forMs, terminal, signal)
      return { report: { ...report, interrupted: signal.aborted }, verification }
    } catch (error) {
      // What was sent is known all the same.
      show({ report })
      throw error
    }
  })
  show(simulation)
  const problems = shortcomings(simulation)
  if (problems.length > 0) throw new CommandFailed(problems.join('\n'))
}
