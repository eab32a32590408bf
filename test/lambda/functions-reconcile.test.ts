import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { CallId } from '../../lambda/disconnect/identifiers'
import { findByCall } from '../../lambda/dynamodb/disconnects'
import { disconnectKeys, shardsOf } from '../../lambda/dynamodb/keys'
import { startDatabase, TABLE_NAME } from '../../local/database/embedded-database'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { callState, type CallState } from '../support/bandwidth/call-state'
import { callsOf } from '../support/bandwidth/calls'
import { tooMany } from '../support/bandwidth/faults'
import { startBandwidth, type Bandwidth } from '../support/bandwidth/server'
import { CLIENT } from '../support/bandwidth/token-endpoint'
import { aRecord } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { logLinesOf, type LogLine } from '../support/lambda/log-lines'
import { startLambda } from '../support/lambda/process'

const NOWHERE = { endpoint: 'http://127.0.0.1:1' }
const HOURLY = { run: 'hourly' }

/** A call that ended an hour ago. */
const LOST: CallState = callState(1, Date.now() - 3_600_000)

let database: Awaited<ReturnType<typeof startDatabase>>
let secrets: Awaited<ReturnType<typeof startSecretsManager>>
let bandwidth: Bandwidth
beforeEach(async () => {
  database = await startDatabase()
  secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CLIENT) })
  bandwidth = await startBandwidth({ calls: callsOf([LOST]) })
})
afterEach(async () => {
  await Promise.all([bandwidth.close(), secrets.close(), database.close()])
})

/** Runs the function once. @returns its log lines about accounts */
const run = async (changes: NodeJS.ProcessEnv = {}, event: object = HOURLY): Promise<readonly LogLine[]> => {
  const fn = startLambda('reconcile', {
    ...lambdaEnvironment(database, secrets),
    RECONCILE_ACCOUNT_IDS: '9900000',
    BANDWIDTH_SECRET_ID: 'secret',
    BW_VOICE_URL: bandwidth.voiceUrl,
    BW_TOKEN_URL: bandwidth.tokenUrl,
    ...changes,
  })
  try {
    await fn.invoke(event)
    return logLinesOf(fn.logs()).filter(line => 'run' in line)
  } finally {
    await fn.stop()
  }
}

const stored = () => findByCall({ client: database.client, tableName: TABLE_NAME })(LOST.callId as CallId)()

test('a run stores a lost call, and the next one finds nothing missing', async () => {
  expect(await run()).toMatchObject([{ outcome: 'reconciled', listed: 1, missing: 1, stored: 1 }])
  expect(JSON.stringify(await stored())).toContain('"source":"reconciled"')
  expect(await run()).toMatchObject([{ outcome: 'reconciled', listed: 1, missing: 0, stored: 0 }])
})

test('a lost call is stored in one of as many shards as the stack says', async () => {
  await run({ INDEX_SHARDS: '128' })
  const key = { callId: { S: LOST.callId }, event: { S: 'disconnect' } }
  const { Item } = await database.client.send(new GetItemCommand({ TableName: TABLE_NAME, Key: key }))
  const [of128, of8] = [128, 8].map(shards =>
    disconnectKeys(aRecord({ callId: LOST.callId }), shardsOf(shards)),
  )
  expect(of128?.byTime).not.toBe(of8?.byTime)
  expect(Item?.['byTime']?.S).toBe(of128?.byTime)
})

test('an account that fails stops no other', async () => {
  expect(await run({ RECONCILE_ACCOUNT_IDS: '9900001,9900000' })).toMatchObject([
    { accountId: '9900001', outcome: 'failed', failure: 'BandwidthNotFound' },
    { accountId: '9900000', outcome: 'reconciled', stored: 1 },
  ])
})

test('if the secret cannot be read, every account fails, and Bandwidth is not asked', async () => {
  const lines = await run({
    AWS_ENDPOINT_URL_SECRETS_MANAGER: NOWHERE.endpoint,
    RECONCILE_ACCOUNT_IDS: '9900000,9900001',
  })
  expect(lines).toMatchObject([
    { accountId: '9900000', failure: 'SecretUnreadable', causeCode: 'ECONNREFUSED' },
    { accountId: '9900001', failure: 'SecretUnreadable' },
  ])
  expect(bandwidth.answered).toStrictEqual([])
})

test('while the secret is not filled, nothing is asked, and that is no failure', async () => {
  secrets.versions.AWSCURRENT = '{"clientId":"","clientSecret":""}'
  expect(await run()).toMatchObject([{ outcome: 'not filled', ReconciliationFailed: 0 }])
  expect(bandwidth.answered).toStrictEqual([])
})

test('if the database is away, the run fails before it asks Bandwidth', async () => {
  expect(await run({ AWS_ENDPOINT_URL_DYNAMODB: NOWHERE.endpoint })).toMatchObject([
    { outcome: 'failed', failure: 'StoreUnavailable', ReconciliationFailed: 1 },
  ])
  expect(bandwidth.answered).toStrictEqual([])
})

test('a run whose time is nearly over stops in good order, and the next one goes on', async () => {
  expect(await run({ REMAINING_MS: '60000' })).toMatchObject([{ outcome: 'stopped' }])
  expect(await run()).toMatchObject([{ outcome: 'reconciled', listed: 1 }])
})

test('a wait that Bandwidth asks for ends before the time of the function is over', async () => {
  bandwidth.order({ calls: () => tooMany('100') })
  expect(await run({ REMAINING_MS: '62000' })).toMatchObject([{ outcome: 'stopped' }])
})

test('an event that names no run is refused', async () => {
  await expect(run({}, { run: 'weekly' })).rejects.toThrow('{"run":"hourly"} or {"run":"daily"}')
})
