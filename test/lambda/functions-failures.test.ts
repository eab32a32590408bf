import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { CallId } from '../../lambda/disconnect/identifiers'
import { findByCall } from '../../lambda/dynamodb/disconnects'
import { startDatabase, TABLE_NAME } from '../../local/database/embedded-database'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { startSqs } from '../support/aws/sqs'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { gatewayEvent } from '../support/lambda/gateway-event'
import { startLambda } from '../support/lambda/process'
import { basic, CREDENTIALS } from '../support/twin/twin'

const NOWHERE = { endpoint: 'http://127.0.0.1:1' }

let secrets: Awaited<ReturnType<typeof startSecretsManager>>
beforeAll(async () => {
  secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
})
afterAll(() => secrets.close())

const environment = () => lambdaEnvironment(NOWHERE, secrets)

/** A server that accepts connections and never answers. */
const startSilence = async () => {
  const sockets: Socket[] = []
  const server = createServer(socket => sockets.push(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const body = JSON.stringify(aCallbackOfNewCall({ callId: 'c-overflowed' }))

test('while the database is down, a callback is answered 204 and waits in the queue, from which it is drained later', async () => {
  const sqs = await startSqs()
  const receive = startLambda('receive', { ...environment(), OVERFLOW_QUEUE_URL: `${sqs.endpoint}/queue` })
  expect((await receive.invoke(gatewayEvent({ body }))).statusCode).toBe(204)
  expect(receive.logs()).toMatch(/"outcome":"overflowed".*ECONNREFUSED/)
  expect(sqs.messages).toHaveLength(1)
  await receive.stop()
  await sqs.close()

  const database = await startDatabase()
  const [drain, query] = (['drain', 'query'] as const).map(entry =>
    startLambda(entry, lambdaEnvironment(database, secrets)),
  )
  const Records = sqs.messages.map((message, i) => ({ messageId: `message-${i}`, body: message }))
  expect(await drain?.invoke({ Records })).toStrictEqual({ batchItemFailures: [] })
  const found = await query?.invoke(gatewayEvent({ method: 'GET', callId: 'c-overflowed' }))
  expect(JSON.parse(found?.body ?? '')).toMatchObject({
    items: [{ callId: 'c-overflowed', receivedAt: '2026-03-04T10:01:30.500Z' }],
  })
  await Promise.all([drain?.stop(), query?.stop()])
  await database.close()
})

test('a database that never answers delays a callback by at most 3 seconds, and none is lost', async () => {
  const silence = await startSilence()
  const sqs = await startSqs()
  const lambda = startLambda('receive', {
    ...environment(),
    AWS_ENDPOINT_URL_DYNAMODB: silence.endpoint,
    OVERFLOW_QUEUE_URL: `${sqs.endpoint}/queue`,
  })
  await lambda.invoke(gatewayEvent({ body: '', authorization: '' }))
  const start = performance.now()
  expect((await lambda.invoke(gatewayEvent({ body }))).statusCode).toBe(204)
  expect(performance.now() - start).toBeLessThan(3_000)
  expect(sqs.messages).toHaveLength(1)
  await lambda.stop()
  await sqs.close()
  silence.close()
})

test('if neither the database nor the queue answers, a callback is answered 503 in time, with only the request id, and the causes are logged', async () => {
  const silence = await startSilence()
  const lambda = startLambda('receive', {
    ...environment(),
    AWS_ENDPOINT_URL_DYNAMODB: silence.endpoint,
    OVERFLOW_QUEUE_URL: `${silence.endpoint}/queue`,
  })
  await lambda.invoke(gatewayEvent({ body: '', authorization: '' }))
  const start = performance.now()
  const response = await lambda.invoke(gatewayEvent({ body }))
  expect(performance.now() - start).toBeLessThan(10_000)
  expect([response.statusCode, JSON.parse(response.body ?? '')]).toStrictEqual([
    503,
    { error: expect.any(String) as unknown, requestId: 'request-1' },
  ])
  expect(lambda.logs()).toMatch(/"failure":"NothingKept","reason":"\w+","overflow":\{"cause":"TimeoutError"/)
  await lambda.stop()
  silence.close()
})

test('while the secret cannot be read, callbacks wait in the queue, and are stored if their credentials are right', async () => {
  const sqs = await startSqs()
  const database = await startDatabase()
  const receive = startLambda('receive', {
    ...lambdaEnvironment(database, NOWHERE),
    OVERFLOW_QUEUE_URL: `${sqs.endpoint}/queue`,
  })
  const send = (callId: string, authorization = basic(), key = '') => {
    const path = `/callbacks/disconnect${key}`
    return receive.invoke(
      gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall({ callId })), authorization, path }),
    )
  }
  expect((await send('c-right')).statusCode).toBe(204)
  expect((await send('c-wrong', 'Basic d3Jvbmc6d3Jvbmc=')).statusCode).toBe(204)
  expect((await send('c-none', '')).statusCode).toBe(401)
  const key = encodeURIComponent(CREDENTIALS.password)
  expect((await send('c-right-key', '', `/${key}`)).statusCode).toBe(204)
  expect((await send('c-wrong-key', basic(), '/wrong')).statusCode).toBe(204)
  expect(receive.logs()).toMatch(/Credentials cannot be read.*ECONNREFUSED/)
  expect(receive.logs()).not.toMatch(/Basic|d3Jvbmc/)
  await receive.stop()
  await sqs.close()

  const drain = startLambda('drain', lambdaEnvironment(database, secrets))
  const Records = sqs.messages.map((message, i) => ({ messageId: `message-${i}`, body: message }))
  expect(Records).toHaveLength(4)
  for (const password of [CREDENTIALS.password, key]) expect(sqs.messages.join('')).not.toContain(password)
  expect(await drain.invoke({ Records })).toStrictEqual({ batchItemFailures: [] })
  const found = findByCall({ client: database.client, tableName: TABLE_NAME })
  expect(await found('c-right' as CallId)()).toMatchObject({ right: { records: [{ callId: 'c-right' }] } })
  expect(await found('c-right-key' as CallId)()).toMatchObject({
    right: { records: [{ callId: 'c-right-key' }] },
  })
  for (const callId of ['c-wrong', 'c-wrong-key'])
    expect(await found(callId as CallId)()).toStrictEqual({
      _tag: 'Right',
      right: { records: [], unreadable: 0 },
    })
  await drain.stop()
  await database.close()
})

test('a function whose environment is incomplete says what is missing', async () => {
  const lambda = startLambda('receive', { ...environment(), TABLE_NAME: undefined, INDEX_SHARDS: '0' })
  await expect(lambda.invoke(gatewayEvent({}))).rejects.toThrow()
  expect(lambda.logs()).toMatch(
    /TABLE_NAME must be string; INDEX_SHARDS must be a whole number from 1 to 128/,
  )
})
