import { startSecretsManager } from '../support/aws/secrets-manager'
import { startSqs } from '../support/aws/sqs'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { gatewayEvent } from '../support/lambda/gateway-event'
import { startLambda } from '../support/lambda/process'
import { startServer } from '../support/server'
import { CREDENTIALS } from '../support/twin/twin'

/** With a median of one second, 1,000 executions at once would be used up by 1,000 callbacks a second. */
const MEDIAN_MAX_MS = 500

const AT_ONCE = 9

const startThrottledDatabase = async () => {
  let puts = 0
  const server = await startServer((_, request, response) => {
    if (request.headers['x-amz-target']?.toString().endsWith('.PutItem')) puts++
    const __type = 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException'
    response.writeHead(400, { 'Content-Type': 'application/x-amz-json-1.0' }).end(JSON.stringify({ __type }))
  })
  return { ...server, puts: () => puts }
}

test('a callback that the table throttles is tried again, and is soon in the overflow queue: waiting would use up the executions of the account', async () => {
  const [database, secrets, sqs] = [
    await startThrottledDatabase(),
    await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) }),
    await startSqs(),
  ]
  const receive = startLambda('receive', {
    ...lambdaEnvironment(database, secrets),
    OVERFLOW_QUEUE_URL: `${sqs.endpoint}/queue`,
  })
  const tookMs = async (): Promise<number> => {
    const startedAt = Date.now()
    const answer = await receive.invoke(gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall()) }))
    expect(answer.statusCode).toBe(204)
    return Date.now() - startedAt
  }
  try {
    await receive.invoke(gatewayEvent({ body: '', authorization: '' }))
    // At once, so that the circuit breaker is open for none of them.
    const times = await Promise.all(Array.from({ length: AT_ONCE }, tookMs))
    expect(times.sort((a, b) => a - b)[(AT_ONCE - 1) / 2]).toBeLessThan(MEDIAN_MAX_MS)
    expect([database.puts(), sqs.messages.length]).toStrictEqual([3 * AT_ONCE, AT_ONCE])
  } finally {
    await receive.stop()
    await Promise.all([database.close(), secrets.close(), sqs.close()])
  }
})
