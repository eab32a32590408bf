import { createServer, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { startSqs } from '../support/aws/sqs'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { gatewayEvent } from '../support/lambda/gateway-event'
import { startLambda, type LambdaProcess } from '../support/lambda/process'
import { CREDENTIALS } from '../support/twin/twin'

const NOWHERE = { endpoint: 'http://127.0.0.1:1' }

/** A stand-in for DynamoDB that accepts every write, and tells which request came over which connection. */
const startDatabase = async () => {
  const requests: { readonly operation: string; readonly socket: Socket; readonly token: unknown }[] = []
  const hanging = { reads: false }
  const server = createServer((request: IncomingMessage, response) => {
    const [, operation = ''] = String(request.headers['x-amz-target']).split('.')
    requests.push({ operation, socket: request.socket, token: request.headers['x-amz-security-token'] })
    if (operation === 'GetItem' && hanging.reads) return
    request.resume().on('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.0' }).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    hanging,
    disconnect: () => {
      server.closeAllConnections()
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

type Database = Awaited<ReturnType<typeof startDatabase>>

let database: Database
let secrets: Awaited<ReturnType<typeof startSecretsManager>>
let receive: LambdaProcess | undefined
beforeEach(async () => {
  database = await startDatabase()
  secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
})
afterEach(async () => {
  await receive?.stop()
  await secrets.close()
  database.close()
})

const callback = () => gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall()) })

/** Answered without the database and the secret, as soon as the function has started. */
const started = (lambda: LambdaProcess) => lambda.invoke(gatewayEvent({ body: '', authorization: '' }))

const operations = () => database.requests.map(({ operation }) => operation)

test('the first callback of a function neither reads the secret nor opens a connection to the table: both happen as it starts', async () => {
  receive = startLambda('receive', lambdaEnvironment(database, secrets))
  expect((await started(receive)).statusCode).toBe(401)
  expect([secrets.reads(), operations()]).toStrictEqual([1, ['GetItem']])

  expect((await receive.invoke(callback())).statusCode).toBe(204)
  expect([secrets.reads(), operations()]).toStrictEqual([1, ['GetItem', 'PutItem']])
  expect(new Set(database.requests.map(({ socket }) => socket)).size).toBe(1)
})

test('credentials that were rotated after a function started are accepted at once', async () => {
  receive = startLambda('receive', lambdaEnvironment(database, secrets))
  await started(receive)
  const key = 'rotated-meanwhile'
  secrets.versions.AWSCURRENT = JSON.stringify({ ...CREDENTIALS, password: key })
  const path = `/callbacks/disconnect/${key}`
  expect((await receive.invoke({ ...callback(), rawPath: path, headers: {} })).statusCode).toBe(204)
})

test('a secret that cannot be read as a function starts is read by the first callback, and nothing is reported', async () => {
  delete secrets.versions.AWSCURRENT
  receive = startLambda('receive', lambdaEnvironment(database, secrets))
  await started(receive)
  expect(secrets.reads()).toBe(1)
  expect(receive.logs()).not.toContain('Credentials cannot be read')
  secrets.versions.AWSCURRENT = JSON.stringify(CREDENTIALS)
  expect((await receive.invoke(callback())).statusCode).toBe(204)
  expect(operations()).toContain('PutItem')
})

test('a table that does not answer as a function starts costs no callback: the next request has a connection of its own', async () => {
  database.hanging.reads = true
  receive = startLambda('receive', lambdaEnvironment(database, secrets))
  await started(receive)
  expect((await receive.invoke(callback())).statusCode).toBe(204)
  expect(operations()).toStrictEqual(['GetItem', 'PutItem'])
  expect(new Set(database.requests.map(({ socket }) => socket)).size).toBe(2)
})

test('a read that the table does not answer as a function starts is given up: its connection is closed', async () => {
  database.hanging.reads = true
  receive = startLambda('receive', lambdaEnvironment(database, secrets))
  await started(receive)
  const socket = database.requests[0]?.socket
  if (socket?.destroyed === false) await once(socket, 'close', { signal: AbortSignal.timeout(200) })
  expect(socket?.destroyed).toBe(true)
})

test('each request to the table carries the session token, without which Lambda has no valid credentials', async () => {
  const environment = { ...lambdaEnvironment(database, secrets), AWS_SESSION_TOKEN: 'session' }
  receive = startLambda('receive', environment)
  expect((await receive.invoke(callback())).statusCode).toBe(204)
  expect(database.requests.map(({ token }) => token)).toStrictEqual(['session', 'session'])
})

test('a function that is frozen after its start, for longer than its connection lives, loses no callback', async () => {
  receive = startLambda('receive', lambdaEnvironment(database, secrets))
  await started(receive)
  const thaw = receive.freeze()
  database.disconnect()
  const answer = receive.invoke(callback())
  thaw()
  expect((await answer).statusCode).toBe(204)
  expect(operations()).toStrictEqual(['GetItem', 'PutItem'])
})

test('a function starts although it reaches neither its secret nor its table, and the callback waits in the queue', async () => {
  const sqs = await startSqs()
  receive = startLambda('receive', {
    ...lambdaEnvironment(NOWHERE, NOWHERE),
    OVERFLOW_QUEUE_URL: `${sqs.endpoint}/queue`,
  })
  expect((await receive.invoke(callback())).statusCode).toBe(204)
  expect(sqs.messages).toHaveLength(1)
  expect(receive.logs()).toMatch(/Credentials cannot be read.*ECONNREFUSED/)
  await sqs.close()
})
