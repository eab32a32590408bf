import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { startMain } from '../../test/support/twin/twin-process'
import { median } from '../report/statistics'

const CLI = join(import.meta.dirname, '..', '..', 'cli', 'disconnects.mjs')

/** The Node that is measured. */
export const MEASURED_NODE = process.env['BENCH_NODE'] ?? process.execPath

/** Medians in milliseconds, from the start of a process to its end. */
export type StartUp = { readonly node: number; readonly help: number; readonly list: number }

const timeOf = (args: readonly string[]): number => {
  const started = performance.now()
  const { status } = spawnSync(MEASURED_NODE, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  return performance.now() - started
}

/** They take turns. `list` asks a twin that has nothing to list. */
export const measureStartUp = async (rounds: number): Promise<StartUp> => {
  const twin = await startMain(['--memory', '--port', '0'])
  const programs = {
    node: ['-e', '0'],
    help: [CLI, '--help'],
    list: [CLI, 'list', '--limit', '1', '--local', twin.url],
  }
  const times = { node: [] as number[], help: [] as number[], list: [] as number[] }
  try {
    // The first round makes the bundle if it is not current, and is not counted.
    for (let round = 0; round <= rounds; round++)
      for (const name of ['node', 'help', 'list'] as const) {
        const time = timeOf(programs[name])
        if (round > 0) times[name].push(time)
      }
  } finally {
    await twin.stop('SIGTERM')
  }
  return { node: median(times.node), help: median(times.help), list: median(times.list) }
}
