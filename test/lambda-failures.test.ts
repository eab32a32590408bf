import { createServer, type AddressInfo } from 'node:net'
import { gatewayEvent } from './support/gateway-event'
import { lambdaEnvironment } from './support/lambda-environment'
import { startLambda } from './support/lambda-process'
import { startSecretsManager } from './support/secrets-manager'
import { CREDENTIALS } from './support/twin'
import { disconnectBody } from './support/wire'

const NOWHERE = { endpoint: 'http://127.0.0.1:1' }

let secrets: Awaited<ReturnType<typeof startSecretsManager>>
beforeAll(async () => {
  secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
})
afterAll(() => {
  secrets.close()
})

const environment = () => lambdaEnvironment(NOWHERE, secrets)

test('a database that cannot be reached is answered 500 with the request id alone, and logged with its cause', async () => {
  const lambda = startLambda('receive', { ...environment(), AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' })
  const response = await lambda.invoke(gatewayEvent({ body: JSON.stringify(disconnectBody()) }))
  expect(response.statusCode).toBe(500)
  expect(JSON.parse(response.body ?? '')).toStrictEqual({
    error: expect.any(String) as unknown,
    requestId: 'request-1',
  })
  expect(lambda.logs()).toContain('ECONNREFUSED')
  await lambda.stop()
})

test('a database that never answers is given up in time for an answer', async () => {
  const silent = createServer()
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  const lambda = startLambda('receive', {
    ...environment(),
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
  })
  const response = await lambda.invoke(gatewayEvent({ body: JSON.stringify(disconnectBody()) }))
  expect(response.statusCode).toBe(500)
  expect(lambda.logs()).toContain('TimeoutError')
  await lambda.stop()
  silent.close()
}, 8_000)

test('a function whose environment is incomplete says what is missing', async () => {
  const lambda = startLambda('receive', { ...environment(), TABLE_NAME: undefined, INDEX_SHARDS: '0' })
  await expect(lambda.invoke(gatewayEvent({}))).rejects.toThrow()
  expect(lambda.logs()).toMatch(
    /TABLE_NAME must be string; INDEX_SHARDS must be a whole number of shards from 1 to 16/,
  )
})
