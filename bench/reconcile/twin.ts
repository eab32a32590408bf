import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ACCOUNT_ID } from '../../test/support/bandwidth/call-state'
import { CLIENT } from '../../test/support/bandwidth/token-endpoint'
import { startMain } from '../../test/support/twin/twin-process'
import { runMeasured, type Usage } from '../host/usage'
import { startBandwidthProcess } from './bandwidth'
import { lostCalls } from './calls'
import type { Counts } from '../../lambda/reconciliation/run'
import { loadArrived, recentCalls } from './measure'

const CLI = join(import.meta.dirname, '..', '..', 'cli', 'disconnects.mjs')

export type TwinRun = { readonly usage: Usage; readonly lost: number; readonly counts: Counts }

/** Runs `disconnects reconcile` once against a twin on a folder, as an operator does. */
export const reconcileTwin = async (count: number): Promise<TwinRun> => {
  const folder = mkdtempSync(join(tmpdir(), 'reconcile-'))
  const calls = recentCalls(count)
  loadArrived(join(folder, 'data'), calls)
  const twin = await startMain(['--data', join(folder, 'data'), '--port', '0'])
  const bandwidth = await startBandwidthProcess(calls)
  try {
    const environment = {
      ...process.env,
      BW_CLIENT_ID: CLIENT.clientId,
      BW_CLIENT_SECRET: CLIENT.clientSecret,
      BW_ACCOUNT_ID: ACCOUNT_ID,
      BW_VOICE_URL: `${bandwidth.url}/api/v2`,
      BW_TOKEN_URL: `${bandwidth.url}/api/v1/oauth2/token`,
    }
    const args = [CLI, 'reconcile', '--since', '48h', '--json', '--local', twin.url]
    const usage = await runMeasured({ args, environment }, text)
    return { usage, lost: lostCalls(calls).size, counts: JSON.parse(usage.output) as Counts }
  } finally {
    await bandwidth.close()
    await twin.stop('SIGTERM')
    rmSync(folder, { recursive: true })
  }
}
