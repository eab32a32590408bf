import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entryOf, FUNCTION_FILE } from '../../infra/function-bundle'
import { HOUR_MS } from '../../lambda/disconnect/time-units'
import { CLIENT } from '../../test/support/bandwidth/token-endpoint'
import { bundleAsDeployed } from '../contenders/bundle'
import { clientFor } from '../database/client'
import { progress } from '../report/report'
import { startStubProcess } from '../stub/stub-process'
import { FAULTS, startBandwidthProcess } from './bandwidth'
import { lostCalls, type ListedCalls } from './calls'
import type { ConsumedBy } from './consumed'
import { runFunction, type FunctionOptions, type FunctionRun } from './function'
import { startMeteredDatabase, type MeteredDatabase } from './metered-database'
import { difference, reconciledCalls } from './stored'

const LOADER = join(import.meta.dirname, 'load-main.ts')

/** Calls that a daily run looks at, up to 3 hours ago. */
export const recentCalls = (count: number): ListedCalls => ({
  count,
  everyMs: Math.floor(Math.min(500, (40 * HOUR_MS) / count)),
  lastMs: Date.now() - 3 * HOUR_MS,
})

/** Loads the callbacks that arrived into a folder, in a process of its own. */
export const loadArrived = (folder: string, calls: ListedCalls): void => {
  progress(`Loading the callbacks of ${calls.count} calls`)
  const args = ['--max-old-space-size=8192', '--import', 'tsx', LOADER, folder, JSON.stringify(calls)]
  execFileSync(process.execPath, args, { stdio: 'inherit' })
}

export type MeasuredRun = FunctionRun & { readonly consumed: ConsumedBy }

export type Reconciliation = {
  readonly database: MeteredDatabase
  /** Runs the function as deployed, once. */
  readonly run: (run: 'hourly' | 'daily') => Promise<MeasuredRun>
}

/** Everything that a run needs: the calls at Bandwidth, the callbacks that arrived in a database, the secret. */
export const withReconciliation = async <A>(
  calls: ListedCalls,
  use: (reconciliation: Reconciliation) => Promise<A>,
  faults = FAULTS,
): Promise<A> => {
  const folder = mkdtempSync(join(tmpdir(), 'reconcile-'))
  const closing: (() => Promise<void>)[] = []
  try {
    loadArrived(join(folder, 'data'), calls)
    const bundle = join(folder, FUNCTION_FILE)
    writeFileSync(bundle, bundleAsDeployed(entryOf('reconcile')).code)
    const database = await startMeteredDatabase(join(folder, 'data'))
    closing.push(database.close)
    const secrets = await startStubProcess({ secret: JSON.stringify(CLIENT) })
    closing.push(secrets.close)
    const bandwidth = await startBandwidthProcess(calls, faults)
    closing.push(bandwidth.close)
    const options: FunctionOptions = { bundle, database, secrets, bandwidthUrl: bandwidth.url }
    return await use({
      database,
      run: async run => {
        await database.consumed()
        const done = await runFunction(options, run)
        return { ...done, consumed: await database.consumed() }
      },
    })
  } finally {
    for (const close of closing) await close()
    rmSync(folder, { recursive: true })
  }
}

export type MeasuredReconcile = {
  readonly lost: number
  /** Of both runs: ids of calls that are lost and not stored as reconciled, or the other way round. */
  readonly wrong: number
  readonly first: MeasuredRun
  readonly second: MeasuredRun
  /** Of the last hour, in which hardly a call is listed: what a run itself takes. */
  readonly idle: MeasuredRun
}

/** Two runs over the same calls, of which the first one stores what is lost, and one with hardly any. */
export const measureReconcile = (count: number): Promise<MeasuredReconcile> => {
  const calls = recentCalls(count)
  return withReconciliation(calls, async ({ database, run }) => {
    const lost = lostCalls(calls)
    const client = clientFor(database.directEndpoint)
    const wrongNow = async () => difference(lost, await reconciledCalls(client))
    const first = await run('daily')
    progress(`  first run: ${Math.round(first.wallMs)} ms`)
    const wrongAfterFirst = await wrongNow()
    const second = await run('daily')
    progress(`  second run: ${Math.round(second.wallMs)} ms`)
    const wrong = wrongAfterFirst + (await wrongNow())
    const idle = await run('hourly')
    client.destroy()
    return { lost: lost.size, wrong, first, second, idle }
  })
}
