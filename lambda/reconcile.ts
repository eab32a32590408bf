import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Context } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { patientClient, withoutLogging } from './aws/client-options'
import { TOKEN_URL, VOICE_URL } from './bandwidth/addresses'
import { callList } from './bandwidth/call-list'
import type { BandwidthCredentials } from './bandwidth/credentials'
import { bandwidthRequests } from './bandwidth/requests'
import { decode } from './codec/decode'
import { defined } from './codec/defined'
import { readEnvironment, ReconcileEnvironment } from './deployment/environment'
import { timestampOf } from './disconnect/timestamp'
import { shardsOf } from './dynamodb/keys'
import { dynamoReconciliationStore } from './dynamodb/reconciliation/store'
import { lineLogger } from './log/line-logger'
import { reconciliationLog, type RunOutcome } from './log/reconciliation-log'
import { RunRequest, scheduledRun } from './reconciliation/scheduled'
import { loadBandwidthCredentials } from './secrets/bandwidth-credentials'

const environment = readEnvironment(ReconcileEnvironment)(process.env)
const log = reconciliationLog(lineLogger(environment.SERVICE_NAME))
const retention = defined({ retentionDays: environment.RETENTION_DAYS })
const store = dynamoReconciliationStore({
  client: withoutLogging(new DynamoDBClient(patientClient())),
  tableName: environment.TABLE_NAME,
  shards: shardsOf(environment.INDEX_SHARDS),
  ...retention,
})
const secret = loadBandwidthCredentials(
  new SecretsManagerClient(patientClient()),
  environment.BANDWIDTH_SECRET_ID,
)

/** Time for the page that is being read, and to remember how far the run came. */
const SPARE_MS = 90_000

/** When a wait ends that Bandwidth asked for, so that the run still ends in good order. */
const WAITS_END_MS = 60_000

const listWith = (credentials: BandwidthCredentials, remainingMs: number) =>
  callList({
    requests: bandwidthRequests({
      credentials: () => Promise.resolve(credentials),
      tokenUrl: environment.BW_TOKEN_URL ?? TOKEN_URL,
    }),
    voiceUrl: environment.BW_VOICE_URL ?? VOICE_URL,
    signal: AbortSignal.timeout(Math.max(0, remainingMs - WAITS_END_MS)),
  })

type Remaining = Pick<Context, 'getRemainingTimeInMillis'>

/** Compares Bandwidth's list of calls with the records: `{"run":"hourly"}` or `{"run":"daily"}`. An account that fails stops no other. */
export const handler = async (event: unknown, context: Remaining): Promise<void> => {
  const request = decode(RunRequest)(event)
  if (E.isLeft(request)) throw new Error('The event must be {"run":"hourly"} or {"run":"daily"}')
  const { run } = request.right
  const credentials = await secret()
  const outcomeOf = async (accountId: string): Promise<RunOutcome> => {
    if (E.isLeft(credentials)) return credentials
    if (credentials.right === 'not filled') return E.right('not filled')
    try {
      return await scheduledRun({
        list: listWith(credentials.right, context.getRemainingTimeInMillis()),
        store,
        now: () => timestampOf(Date.now()),
        isStopped: () => context.getRemainingTimeInMillis() < SPARE_MS,
        ...retention,
      })(run, accountId)()
    } catch (cause) {
      return E.left({ _tag: 'Unforeseen', cause })
    }
  }
  for (const accountId of new Set(environment.RECONCILE_ACCOUNT_IDS))
    log(run, accountId, await outcomeOf(accountId))
}
