import { type Database, startDatabase } from '../../local/database/embedded-database'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { gatewayEvent } from '../support/lambda/gateway-event'
import { type LambdaProcess, startLambda } from '../support/lambda/process'
import { parsed } from '../support/ndjson'
import { basic, CREDENTIALS } from '../support/twin/twin'

let database: Database
let secrets: Awaited<ReturnType<typeof startSecretsManager>>
let receive: LambdaProcess
let query: LambdaProcess

const environment = () => lambdaEnvironment(database, secrets)

beforeAll(async () => {
  database = await startDatabase()
  secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
  receive = startLambda('receive', environment())
  query = startLambda('query', environment())
})
afterAll(async () => {
  await Promise.all([receive.stop(), query.stop()])
  await secrets.close()
  await database.close()
})

test('the deployed functions store a callback and read it back', async () => {
  const callId = newCallId()
  const stored = await receive.invoke(gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall({ callId })) }))
  expect(stored.statusCode).toBe(204)
  const found = await query.invoke(gatewayEvent({ method: 'GET', callId }))
  expect(found.statusCode).toBe(200)
  expect(JSON.parse(found.body ?? '')).toMatchObject({
    items: [{ callId, receivedAt: '2026-03-04T10:01:30.500Z' }],
  })
})

test('the credentials are read once for any number of callbacks', async () => {
  const before = secrets.reads()
  for (let i = 0; i < 5; i++)
    await receive.invoke(gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall()) }))
  expect(secrets.reads()).toBe(before)
})

test('no number, tag, text or body of a callback is in any log line', async () => {
  const personal = {
    from: '+15555550142',
    to: 'sip:alice@example.com',
    tag: 'tag-of-alice',
    errorMessage: 'text-for-alice',
    cause: 'cause-for-alice',
    direction: 'direction-for-alice',
    callerDisplayName: 'Alice Example',
    unknownKey: 'unknown-for-alice',
  }
  const bodies = [
    aCallbackOfNewCall(personal),
    aCallbackOfNewCall({ ...personal, eventType: 'event-for-alice' }),
    aCallbackOfNewCall({ ...personal, callId: 'c-twice' }),
    aCallbackOfNewCall({ ...personal, callId: 'c-twice', tag: 'other-tag-of-alice' }),
    { ...personal, startTime: 'alice at noon' },
    { ...personal, callId: ['+15555550142'] },
    { ...personal, callId: 'c-large', note: 'alice'.repeat(60_000) },
  ].map(body => JSON.stringify(body))
  for (const body of [...bodies, '+15555550142 {{{ alice', 'alice'])
    await receive.invoke(gatewayEvent({ body }))
  await receive.invoke(
    gatewayEvent({ method: 'GET', query: 'callId=c-9&from=+15555550142&tag=tag-of-alice' }),
  )
  await receive.invoke(gatewayEvent({ authorization: basic({ username: 'alice', password: 'x' }) }))
  const key = encodeURIComponent(CREDENTIALS.password)
  for (const path of [
    `/callbacks/disconnect/${key}`,
    '/callbacks/disconnect/key-of-alice',
    '/alice/+15555550142',
  ])
    await receive.invoke(gatewayEvent({ path, body: 'alice' }))
  await receive.invoke({ requestContext: { requestId: 'broken-event' }, headers: { authorization: basic() } })
  await query.invoke(gatewayEvent({ method: 'GET', callId: 'c-twice' }))
  await query.invoke({
    requestContext: { requestId: 'broken-event' },
    headers: 17,
    pathParameters: { callId: {} },
  })

  const logs = receive.logs() + query.logs()
  for (const outcome of [
    'stored',
    'conflict',
    'quarantined',
    'too-large',
    'unauthorized',
    'misdirected',
    'failed',
  ])
    expect(logs).toContain(`"outcome":"${outcome}"`)
  expect(logs).not.toMatch(/alice|5555550142/i)
  expect(logs).toContain('"path":"/*/*"')
  for (const password of [CREDENTIALS.password, key]) expect(logs).not.toContain(password)
})

test('each log line is JSON with the request id, and with the call id if there is one', async () => {
  const callId = newCallId()
  await receive.invoke(gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall({ callId })) }))
  const lines = parsed(receive.logs())
  expect(lines.every(({ requestId }) => typeof requestId === 'string')).toBe(true)
  expect(lines.at(-1)).toMatchObject({ callId, outcome: 'stored', level: 'INFO', causeClass: 'normal' })
})

test('a callback whose URL is not exactly the callback URL is a warning in the log', async () => {
  const callId = newCallId()
  const slipped = { path: '/callbacks/disconnect/', routeKey: '$default' }
  await receive.invoke(gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall({ callId })), ...slipped }))
  const line = parsed(receive.logs()).at(-1)
  expect(line).toMatchObject({ callId, outcome: 'stored', level: 'WARN' })
  expect(line).toHaveProperty('slip')
})

test('a line feed that an editor left in the secret does not refuse callbacks', async () => {
  const edited = await startSecretsManager({
    AWSCURRENT: '\ufeff{"username":"bandwidth","password":"pass word\\n"}\n',
  })
  const lambda = startLambda('receive', {
    ...environment(),
    AWS_ENDPOINT_URL_SECRETS_MANAGER: edited.endpoint,
  })
  const status = async (password: string) => {
    const authorization = basic({ username: 'bandwidth', password })
    return (await lambda.invoke(gatewayEvent({ authorization, body: JSON.stringify(aCallbackOfNewCall()) })))
      .statusCode
  }
  expect(await status('pass word')).toBe(204)
  expect(await status('pass word\n')).toBe(204)
  expect(await status('password')).toBe(401)
  await lambda.stop()
  await edited.close()
})

test('after a rotation the previous password and the new one are both right', async () => {
  const rotated = { username: 'bandwidth', password: 'new:passwörd' }
  const own = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
  const lambda = startLambda('receive', { ...environment(), AWS_ENDPOINT_URL_SECRETS_MANAGER: own.endpoint })
  const status = async (credentials: typeof CREDENTIALS) =>
    (
      await lambda.invoke(
        gatewayEvent({ authorization: basic(credentials), body: JSON.stringify(aCallbackOfNewCall()) }),
      )
    ).statusCode
  expect(await status(CREDENTIALS)).toBe(204)
  own.versions.AWSPREVIOUS = JSON.stringify(CREDENTIALS)
  own.versions.AWSCURRENT = JSON.stringify(rotated)
  await new Promise(resolve => setTimeout(resolve, 1_100))
  expect(await status(rotated)).toBe(204)
  expect(await status(CREDENTIALS)).toBe(204)
  expect(await status({ username: 'bandwidth', password: 'guess' })).toBe(401)
  await lambda.stop()
  await own.close()
})
