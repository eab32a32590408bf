import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Counts } from '../../lambda/reconciliation/run'
import { ACCOUNT_ID } from '../../test/support/bandwidth/call-state'
import { logLinesOf } from '../../test/support/lambda/log-lines'
import { hostEnvironment } from '../host/environment'
import { runMeasured, type Usage } from '../host/usage'

type Endpoint = { readonly endpoint: string }

export type FunctionOptions = {
  readonly bundle: string
  readonly database: Endpoint
  readonly secrets: Endpoint
  /** Where Bandwidth's APIs are. */
  readonly bandwidthUrl: string
}

export type FunctionRun = Usage & { readonly counts: Counts; readonly log: string }

const HOST = join(import.meta.dirname, '..', 'host', 'reconcile.cjs')

/** Runs the function once in a new process. @throws Error if the run did not come to its end */
export const runFunction = async (
  { bundle, database, secrets, bandwidthUrl }: FunctionOptions,
  run: 'hourly' | 'daily',
): Promise<FunctionRun> => {
  const environment = {
    ...hostEnvironment(database, secrets),
    RECONCILE_ACCOUNT_IDS: ACCOUNT_ID,
    BANDWIDTH_SECRET_ID: 'secret',
    BW_VOICE_URL: `${bandwidthUrl}/api/v2`,
    BW_TOKEN_URL: `${bandwidthUrl}/api/v1/oauth2/token`,
  }
  const { output, errors, ...usage } = await runMeasured({ args: [HOST, bundle, run], environment }, text)
  // Warnings are written to stderr, and CloudWatch Logs has them all the same.
  const log = `${output}${errors}`
  const line = logLinesOf(log).find(({ outcome }) => outcome === 'reconciled')
  if (line === undefined) throw new Error(`The run did not come to its end: ${log}`)
  return { ...usage, log, counts: line as unknown as Counts }
}
