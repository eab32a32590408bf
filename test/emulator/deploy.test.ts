import { isDeepStrictEqual } from 'node:util'
import packageJson from '../../package.json'
import { runCli } from '../support/cli/run'
import { answerWithoutCredentials } from '../support/twin/answer-without-credentials'
import { callbackUrls } from './callback-urls.contract'
import { checkCommand } from './check.contract'
import { consoleCommand } from './console.contract'
import { eraseCommand } from './erase.contract'
import { operatorCommands } from './operator-commands.contract'
import { questions } from './questions.contract'
import { startDeployment, type Deployment } from '../support/aws/deployment'
import { eventually } from '../support/eventually'
import { basic, clientOf } from '../support/twin/twin'
import { aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'

/** `infra/app.ts` with other properties. */
const CHANGED_APP = 'node --import tsx test/support/aws/deploy-changed-app.ts'

jest.setTimeout(100_000)

let deployment: Deployment
let bandwidth: ReturnType<typeof clientOf>

const itemsOf = async (callId: unknown): Promise<unknown> => {
  const response = await deployment.stack.question(`/disconnects/${String(callId)}`)
  return ((await response.json()) as { items: unknown }).items
}

/** Posts the callback of a new call, and expects 204. @returns the call id */
const acceptedCall = async (overrides: Record<string, unknown> = {}): Promise<string> => {
  const callId = newCallId()
  expect((await bandwidth.post(aCallbackOfNewCall({ callId, ...overrides }))).status).toBe(204)
  return callId
}

beforeAll(async () => {
  deployment = await startDeployment()
  bandwidth = clientOf(deployment.stack, basic(await deployment.stack.credentials()))
}, 300_000)
afterAll(async () => {
  await deployment.stop()
})

test('the outputs hold everything that users of the stack need', () => {
  const { outputs } = deployment
  expect(outputs.CallbackUrl).toBe(`${outputs.ApiUrl}/callbacks/disconnect`)
  expect(outputs.CredentialsCommand).toMatch(/^aws secretsmanager get-secret-value --region us-east-1 /)
  expect(outputs.UrlCommand).toBe('disconnects url --stack BandwidthDisconnects --region us-east-1')
  expect(outputs.Version).toBe(packageJson.version)
  expect(outputs.TableName).not.toBe(outputs.QuarantineTableName)
})

test('an upgrade from the last release keeps the URLs, the credentials and the records', async () => {
  const { before, outputs, outputsBefore, stack } = deployment
  expect(outputs).toMatchObject(outputsBefore)
  expect(basic(await stack.credentials())).toBe(before.credentials)
  expect(await itemsOf(before.callId)).toMatchObject([{ callId: before.callId }])
})

test('the callback URL asks for credentials with the challenge that Bandwidth expects', async () => {
  const response = await answerWithoutCredentials(deployment.outputs.CallbackUrl)
  expect(response.statusCode).toBe(401)
  expect(response.headers['www-authenticate']).toMatch(/^Basic realm="[^"]+", charset="UTF-8"$/)
})

test('a callback is stored once, and a contradicting one as a conflict', async () => {
  const callback = aCallbackOfNewCall()
  const statuses: number[] = []
  for (const body of [callback, callback, { ...callback, cause: 'busy' }])
    statuses.push((await bandwidth.post(body)).status)
  expect(statuses).toStrictEqual([204, 204, 204])
  expect(await itemsOf(callback['callId'])).toMatchObject([
    { ...callback, answered: true, talkMs: 85_000, causeClass: 'normal' },
    { cause: 'busy', conflict: true },
  ])
})

test('a callback by GET is stored too', async () => {
  const callId = newCallId()
  const { status } = await bandwidth.get(`callId=${callId}&from=%2B15555550100&cause=timeout`)
  expect(status).toBe(204)
  expect(await itemsOf(callId)).toMatchObject([{ callId, from: '+15555550100', causeClass: 'callee' }])
})

test.each([
  ['what is no JSON', '{"callId": 7', 400, 'a JSON object', 1],
  ['a body of 350 KB', 'x'.repeat(350 * 1024), 413, 'a body of at most 262144 bytes', 2],
])('%s is refused with what was expected, and is in quarantine', async (_, body, status, expected, parts) => {
  const response = await bandwidth.post(body)
  expect(response.status).toBe(status)
  const { violations, quarantineId } = (await response.json()) as Record<string, string>
  expect(violations).toStrictEqual([{ path: '', expected }])
  expect(await deployment.stack.quarantinedParts(String(quarantineId))).toBe(parts)
})

callbackUrls(() => deployment)
operatorCommands(() => deployment)
eraseCommand(() => deployment)
questions(() => deployment)
consoleCommand(() => deployment)

test('a callback that the database does not take waits in the queue, and is stored later', async () => {
  const { stack } = deployment
  await stack.setDraining(false)
  const callId = await stack.withoutDatabase(() => acceptedCall())
  expect(await stack.waiting()).toStrictEqual({ visible: 1, inFlight: 0 })
  expect(await stack.item(callId)).toBeUndefined()
  await stack.enqueue('no delivery')
  await stack.setDraining(true)
  expect(await eventually(() => stack.item(callId))).toMatchObject({ cause: { S: 'hangup' } })
  // A message that is not a delivery stays for another try, and delays no other.
  await eventually(
    async () => isDeepStrictEqual(await stack.waiting(), { visible: 0, inFlight: 1 }) || undefined,
  )
})

test('after a rotation, the new password is valid at once, and the old one stays valid', async () => {
  const rotated = clientOf(deployment.stack, await deployment.stack.rotate('a-new-password'))
  await eventually(async () => (await rotated.post(aCallbackOfNewCall())).status === 204 || undefined)
  expect((await bandwidth.post(aCallbackOfNewCall())).status).toBe(204)
})

checkCommand(() => deployment)

test('a change of the stack keeps the URLs, the credentials and the records', async () => {
  const { cdk, outputs, stack } = deployment
  const before = await acceptedCall()
  expect(await stack.item(before)).not.toHaveProperty('expiresAt')
  const { Keeping, ...unchanged } = outputs
  const changed = await cdk.deploy('--app', CHANGED_APP)
  expect(changed).toMatchObject(unchanged)
  expect(JSON.parse(changed.Keeping)).toStrictEqual({ ...(JSON.parse(Keeping) as object), retentionDays: 30 })
  const after = await acceptedCall()
  const expiresAt = Number((await stack.item(after))?.['expiresAt']?.N)
  expect(Math.round((expiresAt * 1000 - Date.now()) / 86_400_000)).toBe(30)
  expect(await itemsOf(before)).toMatchObject([{ callId: before }])
})

test('a second environment has its own data, credentials and capacity', async () => {
  const staging = await deployment.addStaging()
  const callId = newCallId()
  expect((await clientOf(staging, deployment.before.credentials).post(aCallbackOfNewCall())).status).toBe(401)
  const theirs = clientOf(staging, basic(await staging.credentials()))
  expect((await theirs.post(aCallbackOfNewCall({ callId }))).status).toBe(204)
  expect(await staging.item(callId)).toHaveProperty('expiresAt')
  expect(await deployment.stack.item(callId)).toBeUndefined()
  const mine = await acceptedCall()
  expect(await deployment.stack.item(mine)).toBeDefined()
  expect(await staging.item(mine)).toBeUndefined()
  // The emulator scales nothing: the table has the lower end.
  expect(await staging.table()).toMatchObject({ ProvisionedThroughput: { WriteCapacityUnits: 100 } })
  staging.close()
})

test('the logs have the outcome of each callback, and no number, tag or password', async () => {
  const callId = await acceptedCall({ tag: 'customer-4712', privacy: true })
  const logs = await deployment.stack.logs()
  for (const told of [callId, 'stored', 'duplicate', 'conflict', 'quarantined', 'too-large', 'overflowed'])
    expect(logs).toContain(`"${told}"`)
  expect(logs).not.toMatch(/5555550|customer-471|a-new-password|no deliv/)
})

test('after the stack is destroyed, its tables can still be read', async () => {
  const { cdk, outputs, stack } = deployment
  const callId = await acceptedCall()
  await cdk.destroy()
  expect((await bandwidth.post(aCallbackOfNewCall())).status).toBe(404)
  expect(await stack.table(outputs.QuarantineTableName)).toMatchObject({ TableStatus: 'ACTIVE' })
  const get = await runCli(['get', callId, '--table', outputs.TableName, '--json'], stack.environment)
  expect(get).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(get.stdout)).toMatchObject({ items: [{ callId }] })
})
