import { Failure } from '../failure'
import { destinationOf, type DestinationFlags } from '../flags/destination-flags'
import { numberFlag } from '../flags/number-flag'
import { planOf, type SimulateFlags } from '../flags/simulate-flags'
import { interruptible } from '../output/interruptible'
import { progressBar } from '../output/progress-bar'
import type { Terminal } from '../output/terminal'
import { simulationText, type Simulation } from '../printers/simulation'
import type { SimulatedCall } from '../simulator/calls'
import { simulate } from '../simulator/simulate'
import { verify, type Verification } from '../simulator/verify'
import { callbackDestination, givenCredentials } from '../targets/callback-destination'
import { openTarget } from '../targets/open-target'
import type { Target } from '../targets/target'

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

/** In one line, what keeps the exit code from being 0. */
const shortcomings = ({ report, verification }: Simulation): readonly string[] => {
  const { lost = [], doubled = [], altered = [] } = verification ?? {}
  const counts: readonly (readonly [number, string])[] = [
    [report.calls - report.acknowledged, 'calls were not acknowledged'],
    [report.answers['401'] ?? 0, 'answers were 401: are the credentials right?'],
    [report.garbage.sent - report.garbage.refused, 'pieces of garbage were not refused with 400'],
    [lost.length + doubled.length + altered.length, 'records are missing or not as they were sent'],
  ]
  return [
    ...(report.interrupted ? ['interrupted'] : []),
    ...counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`),
  ]
}

/** Sends, verifies and reports. @throws Failure where not all went well, after the report */
export const runSimulation = async (flags: SimulationFlags, terminal: Terminal): Promise<void> => {
  const { stdout, environment } = terminal
  const plan = planOf(flags, Date.now())
  const forMs = numberFlag('--verify-for', flags.verifyFor ?? '60', { lowest: 0, highest: 86_400 }) * 1_000
  const { url, records } = destinationOf(flags)
  const destination =
    url !== undefined
      ? { url, credentials: givenCredentials(flags.username, environment) }
      : await callbackDestination(records, flags.username, environment)
  const target =
    flags.verify === true && records !== undefined ? await openTarget(records, environment) : undefined

  const show = (simulation: Simulation): void => {
    stdout.write(flags.json === true ? `${JSON.stringify(simulation)}\n` : simulationText(simulation))
  }
  const simulation = await interruptible(async (signal): Promise<Simulation> => {
    const bar = progressBar(terminal, plan.count, 'acknowledged')
    const { report, acknowledged } = await simulate({
      ...plan,
      ...destination,
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
  if (problems.length > 0) throw new Failure(problems.join('\n'))
}
