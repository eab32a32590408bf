import { defined } from '../../lambda/codec/defined'
import { withKey } from '../../lambda/deployment/routes'
import { CommandFailed, readTogether, UsageError } from '../errors'
import { destinationOf, type Destination, type DestinationFlags } from '../flags/destination-flags'
import { secondsFlag } from '../flags/flag'
import { planOf, type SimulateFlags } from '../flags/simulate-flags'
import { clockOf, type ZoneFlags } from '../flags/zone-flags'
import { Interrupted, interruptible } from '../output/interruptible'
import { progressBar } from '../output/progress-bar'
import { isTerminal, printToStderr, type Terminal } from '../output/terminal'
import { simulationText, type Simulation } from '../simulator/report'
import type { SimulatedCall } from '../simulator/calls'
import { simulate, type SimulateOptions } from '../simulator/simulate'
import { verify, type Verification } from '../simulator/verify'
import { choosePlace } from '../places/choose'
import { givenCredentials, isUsableKey, keyOf, PLAIN_KEY_HELP } from '../places/credentials'
import type { Place, Records } from '../places/place'

export type SimulationFlags = SimulateFlags &
  DestinationFlags &
  ZoneFlags & { readonly verifyFor?: string; readonly json?: boolean }

const verified = async (
  calls: readonly SimulatedCall[],
  { get }: Records,
  forMs: number,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Verification> => {
  const bar = progressBar(terminal, calls.length, 'read back')
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
  'challenges came with WWW-Authenticate under another name, so a client that waits for a challenge never delivers: ' +
  'use the URL with the key (disconnects url prints it, --key tries it)'

type Receiver = Pick<SimulateOptions, 'url' | 'credentials'>

const usableKey = (password = ''): string => {
  const key = keyOf({ password })
  if (key === '')
    throw new UsageError('Which key? Give the password in CALLBACK_PASSWORD, in the environment')
  if (!isUsableKey(key))
    throw new UsageError(`A password of only dots or slashes cannot be a key: ${PLAIN_KEY_HELP}`)
  return key
}

const receiverAt = (
  url: URL,
  { username, key }: DestinationFlags,
  environment: NodeJS.ProcessEnv,
): Receiver =>
  key === true
    ? { url: withKey(url, usableKey(environment['CALLBACK_PASSWORD'])) }
    : { url, credentials: givenCredentials(username, environment) }

const receiverOf = async (place: Place, { username, key }: DestinationFlags): Promise<Receiver> => {
  const { url, credentials } = await place.callbacks(defined({ username }))
  return key === true ? { url: withKey(url, usableKey(credentials.password)) } : { url, credentials }
}

type Opened = { readonly receiver: Receiver; readonly place?: Place }

/** Where the callbacks go, and the place where `--verify` finds their records. @throws UsageError if either is not known */
const open = async (
  flags: DestinationFlags,
  { url, place: choice }: Destination,
  terminal: Terminal,
): Promise<Opened> => {
  const { environment } = terminal
  const missing = 'Where to? Give --url URL or --stack NAME'
  if (url === undefined) {
    const place = await choosePlace(choice, terminal, missing)
    return { receiver: await receiverOf(place, flags), place }
  }
  const receiver = receiverAt(url, flags, environment)
  if (isTerminal(terminal.stderr)) printToStderr(terminal, `callbacks to ${url.origin}`)
  return choice === undefined || flags.verify !== true
    ? { receiver }
    : { receiver, place: await choosePlace(choice, terminal, missing) }
}

/** Why the exit code is not 0, each in one line. */
const shortcomings = ({ report, verification }: Simulation): readonly string[] => {
  const { lost = [], doubled = [], altered = [] } = verification ?? {}
  const { renamedChallenges } = report
  const counts: readonly (readonly [number, string])[] = [
    [report.calls - report.acknowledged, 'calls were not acknowledged'],
    [renamedChallenges, RENAMED],
    [(report.answers['401'] ?? 0) - renamedChallenges, `answers were 401: ${REFUSED[report.credentials]}`],
    [report.garbage.sent - report.garbage.refused, 'garbage requests were not answered 400'],
    [lost.length + doubled.length + altered.length, 'records are missing or not as they were sent'],
  ]
  return [
    ...(report.interrupted ? ['interrupted'] : []),
    ...counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`),
  ]
}

/** Sends, verifies and reports. @throws CommandFailed or Interrupted after the report, unless everything succeeded */
export const runSimulation = async (flags: SimulationFlags, terminal: Terminal): Promise<void> => {
  const { stdout, environment } = terminal
  const clock = clockOf(flags)
  const [plan, verifyFor, destination] = readTogether(
    () => planOf(flags, clock),
    () => secondsFlag('--verify-for', flags.verifyFor ?? '60', { from: 0, to: 86_400 }),
    () => destinationOf(flags, environment),
  )
  const { receiver, place } = await open(flags, destination, terminal)
  const records = flags.verify === true ? await place?.records() : undefined

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
    if (records === undefined || signal.aborted) return { report }
    try {
      const verification = await verified(acknowledged, records, verifyFor * 1_000, terminal, signal)
      return { report: { ...report, interrupted: signal.aborted }, verification }
    } catch (error) {
      // The report on what was sent is complete without it.
      show({ report })
      throw error
    }
  })
  show(simulation)
  const problems = shortcomings(simulation)
  if (simulation.report.interrupted) throw new Interrupted(problems.join('\n'))
  if (problems.length > 0) throw new CommandFailed(problems.join('\n'))
}
