import type { Command } from 'commander'
import { Failure } from '../failure'
import { addDestinationFlags, destinationOf, type DestinationFlags } from '../flags/destination-flags'
import { numberFlag } from '../flags/number-flag'
import { addSimulateFlags, planOf, type SimulateFlags } from '../flags/simulate-flags'
import { interruptible } from '../output/interruptible'
import { progressBar } from '../output/progress-bar'
import type { Terminal } from '../output/terminal'
import { simulationText, type Simulation } from '../printers/simulation'
import type { SimulatedCall } from '../simulator/calls'
import { simulate as run } from '../simulator/simulate'
import { verify, type Verification } from '../simulator/verify'
import { callbackDestination, givenCredentials } from '../targets/callback-destination'
import { openTarget } from '../targets/open-target'
import type { Target } from '../targets/target'

type Flags = SimulateFlags & DestinationFlags & { readonly verifyFor?: string; readonly json?: boolean }

const NOTES = `
The records are real: they stay in the table that they are sent to. All
of them have the account 9900000, the application
5e5510e5-7e57-4ca1-9900-000000000001 and numbers that belong to nobody
(+1555555 01xx).

A run with the seed, the start and the flags of another sends the same callbacks
again: each is then a duplicate. Exit codes: 0 all acknowledged (and verified),
1 not so, 2 not understood. Ctrl-C ends it with the report so far.

Examples:
  disconnects simulate --verify
  disconnects simulate --stack BandwidthDisconnects --rate 50 --count 10000 --verify
  CALLBACK_PASSWORD=… disconnects simulate --url https://calls.example.com/disconnect --username bandwidth
  disconnects simulate --seed 7 --start 2026-03-14T14:00:00Z --oddities 100 --json`

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

const simulate = async (flags: Flags, terminal: Terminal): Promise<void> => {
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

  const simulation = await interruptible(async (signal): Promise<Simulation> => {
    const bar = progressBar(terminal, plan.count, 'acknowledged')
    const { report, acknowledged } = await run({
      ...plan,
      ...destination,
      signal,
      onProgress: ({ done, failed }) => {
        bar.update(done, failed === 0 ? '' : `${failed} not`)
      },
    }).finally(bar.stop)
    if (target === undefined || signal.aborted) return { report }
    return { report, verification: await verified(acknowledged, target, forMs, terminal, signal) }
  })
  stdout.write(flags.json === true ? `${JSON.stringify(simulation)}\n` : simulationText(simulation))
  const problems = shortcomings(simulation)
  if (problems.length > 0) throw new Failure(problems.join('\n'))
}

export const addSimulateCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('simulate')
    .description('tells of made-up calls, as Bandwidth does, to try a deployment')
  addSimulateFlags(addDestinationFlags(command))
    .optionsGroup('Afterwards:')
    .option('--verify', 'fetch every acknowledged call back, and compare it field by field')
    .option('--verify-for <SECONDS>', 'how long to wait for what is not there yet (default 60)')
    .option('--json', 'the report as JSON')
    .addHelpText('after', NOTES)
    .action((flags: Flags) => simulate(flags, terminal))
}
