import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { deployedReconciliation, type DeployedReconciliation } from '../support/aws/deployed-reconciliation'
import { deployedStack, type DeployedStack } from '../support/aws/deployed-stack'
import { startCdk } from '../support/aws/deployment'
import { callState, type CallState } from '../support/bandwidth/call-state'
import { callsOf } from '../support/bandwidth/calls'
import { startBandwidth, type Bandwidth } from '../support/bandwidth/server'
import { CLIENT } from '../support/bandwidth/token-endpoint'
import { eventually } from '../support/eventually'
import { logLinesOf, metricsOf, type LogLine } from '../support/lambda/log-lines'
import { basic, clientOf } from '../support/twin/twin'

jest.setTimeout(100_000)

/** The emulator looks for schedules that are due every 10 seconds. */
const SCHEDULED_MS = 60_000

const MINUTE_MS = 60_000
const PLACEHOLDER = '{"clientId":"","clientSecret":""}'
const SERVICE = 'BandwidthDisconnects/Disconnects'

/** A call that ended an hour ago. */
const aCall = (n: number, more: Partial<CallState> = {}): CallState =>
  callState(n, Date.now() - 60 * MINUTE_MS, { applicationId: 'app-1', direction: 'inbound', ...more })

const calls: CallState[] = []
let bandwidth: Bandwidth
let started: Awaited<ReturnType<typeof startCdk>>
let stack: DeployedStack
let reconciliation: DeployedReconciliation
let post: (body: object) => Promise<Response>

/** `infra/app.ts` with accounts to reconcile, at the stand-in. */
const app = (retentionDays: number) =>
  `node --import tsx test/support/aws/deploy-reconciled-app.ts ${bandwidth.voiceUrl} ${bandwidth.tokenUrl} ${retentionDays}`

/** The callback of a listed call, as Bandwidth sends it. */
const callbackOf = ({ disconnectCause, ...call }: CallState, tag?: string) => {
  const { callId, applicationId, accountId, direction, from, to, startTime, answerTime, endTime } = call
  const times = { startTime, answerTime, endTime, eventTime: endTime, enqueuedTime: call.enqueuedTime }
  const ids = { callId, applicationId, accountId, direction, from, to }
  return aCallbackOfNewCall({ ...ids, ...times, cause: disconnectCause, callUrl: undefined, tag })
}

const runs = async (outcome: string): Promise<readonly LogLine[]> =>
  logLinesOf(await stack.logs()).filter(line => line['outcome'] === outcome && 'run' in line)

beforeAll(async () => {
  bandwidth = await startBandwidth({ calls: callsOf(calls) })
  started = await startCdk()
  stack = await deployedStack(started.endpoint, await started.cdk.deploy('--app', app(30)))
  reconciliation = await deployedReconciliation(started.endpoint)
  const client = clientOf(stack, basic(await stack.credentials()))
  post = body => client.post(body)
}, 300_000)
afterAll(async () => {
  reconciliation.close()
  stack.close()
  await started.stop()
  await bandwidth.close()
})

test('as it is deployed, the secret is not filled: a run is a warning, and no failure', async () => {
  expect(await reconciliation.secretText()).toBe(PLACEHOLDER)
  await reconciliation.invoke('hourly')
  const [line, ...others] = await eventually(async () => {
    const lines = await runs('not filled')
    return lines.length > 0 ? lines : undefined
  })
  expect(others).toStrictEqual([])
  expect(line).toMatchObject({ level: 'WARN', accountId: '9900000', run: 'hourly' })
  expect(metricsOf(line)).toStrictEqual({ [`ReconciliationFailed{service=${SERVICE}}`]: 0 })
  expect(bandwidth.answered).toStrictEqual([])
})

test('the schedules are hourly and daily', async () => {
  const schedules = await reconciliation.schedules()
  expect(
    schedules
      .map(({ ScheduleExpression, State, Target }) => [ScheduleExpression, State, Target.Input])
      .sort(),
  ).toStrictEqual([
    ['cron(35 3 * * ? *)', 'ENABLED', '{"run":"daily"}'],
    ['cron(5 * * * ? *)', 'ENABLED', '{"run":"hourly"}'],
  ])
})

test('once the secret is filled, a run that a schedule starts finds a lost callback, and stores its call', async () => {
  const [arrived, lost] = [aCall(1), aCall(2)]
  calls.push(arrived, lost)
  expect((await post(callbackOf(arrived, 'customer-4712'))).status).toBe(204)
  // As an editor leaves it.
  await reconciliation.fillSecret(`${JSON.stringify(CLIENT, null, 2)}\n`)

  await reconciliation.fire('hourly')

  expect(await eventually(() => stack.item(lost.callId), SCHEDULED_MS)).toMatchObject({
    source: { S: 'reconciled' },
    cause: { S: lost.disconnectCause },
  })
  const [line] = await eventually(async () => {
    const lines = await runs('reconciled')
    return lines.length > 0 ? lines : undefined
  })
  expect(line).toMatchObject({ accountId: '9900000', run: 'hourly', listed: 2, missing: 1, stored: 1 })
  expect(metricsOf(line)).toMatchObject({
    [`Listed{service=${SERVICE}}`]: 2,
    [`Arrived{service=${SERVICE}}`]: 1,
    [`Missing{service=${SERVICE}}`]: 1,
    [`Reconciled{service=${SERVICE}}`]: 1,
    [`ReconciliationFailed{service=${SERVICE}}`]: 0,
  })
})

test('a second run finds nothing more, and a callback that comes late replaces the record', async () => {
  const [, lost] = calls as [CallState, CallState]
  await reconciliation.invoke('daily')
  const lines = await eventually(async () => {
    const found = await runs('reconciled')
    return found.length > 1 ? found : undefined
  })
  expect(lines.at(-1)).toMatchObject({ run: 'daily', listed: 2, missing: 0, stored: 0 })

  expect((await post(callbackOf(lost, 'late'))).status).toBe(204)
  const item = await stack.item(lost.callId)
  expect(item).toMatchObject({ tag: { S: 'late' } })
  expect(item).not.toHaveProperty('source')
})

test('a secret that Bandwidth refuses is a failure that names no secret, and the next run with the right one succeeds', async () => {
  const lost = aCall(3)
  calls.push(lost)
  await reconciliation.fillSecret(JSON.stringify({ ...CLIENT, clientSecret: 'not-the-right-one' }))
  // Another deployment does not overwrite what is filled in.
  await started.cdk.deploy('--app', app(400))
  expect(await reconciliation.secretText()).toContain('not-the-right-one')
  await reconciliation.invoke('hourly').catch(() => undefined)
  const [line] = await eventually(async () => {
    const found = await runs('failed')
    return found.length > 0 ? found : undefined
  })
  expect(line).toMatchObject({ failure: 'BandwidthRefused', accountId: '9900000' })
  expect(metricsOf(line)).toMatchObject({ [`ReconciliationFailed{service=${SERVICE}}`]: 1 })
  expect(await stack.item(lost.callId)).toBeUndefined()

  await reconciliation.fillSecret(JSON.stringify(CLIENT))
  await reconciliation.invoke('hourly')
  expect(await stack.item(lost.callId)).toMatchObject({ source: { S: 'reconciled' } })
})

test('a report is answered to who signs, with the completeness that the runs found', async () => {
  const query = { since: '2h', by: 'direction', tz: 'America/New_York' }
  const response = await stack.question('/reports', query)
  expect([response.status, await response.json()]).toMatchObject([
    200,
    {
      timeZone: 'America/New_York',
      groups: [{ key: { direction: 'inbound' }, calls: 3 }],
      total: { calls: 3 },
      records: 3,
      // One arrived, one late, and one never.
      completeness: 2 / 3,
    },
  ])
  expect((await stack.question('/reports', { by: 'hungUpBy' })).status).toBe(400)
  expect((await fetch(`${stack.url}/reports`)).status).toBe(403)
})

test('the logs have no number, no tag and no secret', async () => {
  expect(await stack.logs()).not.toMatch(/5555550|customer-4712|of-tests|not-the-right-one/)
})

test('without the setting, the function and its schedules are gone, and the secret stays', async () => {
  await started.cdk.deploy()
  await expect(reconciliation.invoke('hourly')).rejects.toThrow('It failed')
  await expect(reconciliation.schedules()).rejects.toThrow('404')
  expect(await reconciliation.secretText()).toBe(JSON.stringify(CLIENT))
})
