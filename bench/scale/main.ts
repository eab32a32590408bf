import { DAY_MS } from '../../lambda/disconnect/time-units'
import { startDatabaseProcess, type DatabaseProcess } from '../database/database-process'
import { folderOfCalls } from '../database/stored-calls'
import { progress, table } from '../report/report'
import { run } from '../report/run'
import { median } from '../report/statistics'
import { type Command, type Ran, runOn } from './measure'

const SIZES = (process.env['BENCH_SCALE_SIZES'] ?? '1000000,10000000').split(',').map(Number)
const ROUNDS = Number(process.env['BENCH_SCALE_ROUNDS'] ?? '3')

type Target = { readonly size: number; readonly database: DatabaseProcess }

/** A time range for each size: a day, or as long as it takes for as many calls as the smallest size has in a day. */
const RANGES = [
  ['a day', () => DAY_MS],
  ['equally many calls', (size: number) => (DAY_MS * Math.min(...SIZES)) / size],
] as const

/** Sizes take turns, so that other work of the machine affects all of them. */
const inTurns = async (
  targets: readonly Target[],
  command: Command,
  rangeOf: (size: number) => number,
): Promise<readonly (readonly Ran[])[]> => {
  const runs = targets.map((): Ran[] => [])
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, { size, database }] of targets.entries()) {
      runs[i]?.push(await runOn(database.endpoint, command, rangeOf(size)))
      progress(`  ${command} of ${size}, round ${round + 1}`)
    }
  return runs
}

run('scale', async ({ say }) => {
  const targets: Target[] = []
  try {
    for (const size of SIZES)
      targets.push({ size, database: await startDatabaseProcess(folderOfCalls(size)) })
    const rows = []
    for (const command of ['report', 'export'] as const)
      for (const [name, rangeOf] of RANGES)
        for (const [i, runs] of (await inTurns(targets, command, rangeOf)).entries()) {
          const [first] = runs
          const calls = first?.calls ?? NaN
          const of = (value: (ran: Ran) => number): number => median(runs.map(value))
          rows.push([
            `${command}: ${name}`,
            targets[i]?.size ?? NaN,
            calls,
            of(({ wallMs }) => wallMs / 1_000).toFixed(1),
            ((of(({ wallMs }) => wallMs) * 1_000) / calls).toFixed(0),
            ((of(({ cpuMs }) => cpuMs) * 1_000) / calls).toFixed(0),
            ((first?.readUnits ?? NaN) / calls).toFixed(3),
            Math.max(...runs.map(({ peakMb }) => peakMb)).toFixed(0),
          ])
        }
    say(
      `A report and an export by the command line, the median of ${ROUNDS} rounds, Node ${process.versions.node}\n`,
    )
    const each = ['µs each', 'CPU µs each', 'units each']
    say(table(['command', 'stored', 'calls', 'seconds', ...each, 'peak MB'], rows))
  } finally {
    for (const { database } of targets) await database.close()
  }
})
