import { encodeDelivery } from '../../lambda/callback/delivery-message'
import { type Database, startDatabase } from '../../local/database/embedded-database'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { aDelivery, aCallbackOfNewCall } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { gatewayEvent } from '../support/lambda/gateway-event'
import { logLinesOf, type LogLine, metricsOf } from '../support/lambda/log-lines'
import { type LambdaProcess, startLambda } from '../support/lambda/process'
import { CREDENTIALS } from '../support/twin/twin'

jest.setTimeout(20_000)

const NOWHERE = { endpoint: 'http://127.0.0.1:1' }

let database: Database
let secrets: Awaited<ReturnType<typeof startSecretsManager>>
const started: LambdaProcess[] = []

/** These two functions try until their deadline, 8 seconds, so they run while the other tests do. */
let withoutDatabase: Promise<readonly LogLine[]>
let withoutSecret: Promise<readonly LogLine[]>
let receiveWithoutSecret: LambdaProcess

beforeAll(async () => {
  database = await startDatabase()
  secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
  const receiveWithoutDatabase = start('receive', {
    AWS_ENDPOINT_URL_DYNAMODB: NOWHERE.endpoint,
    POWERTOOLS_LOG_LEVEL: 'ERROR',
  })
  receiveWithoutSecret = start('receive', { AWS_ENDPOINT_URL_SECRETS_MANAGER: NOWHERE.endpoint })
  withoutDatabase = linesFor(receiveWithoutDatabase, aCallbackOfNewCall())
  withoutSecret = linesFor(receiveWithoutSecret, aCallbackOfNewCall())
})
afterAll(async () => {
  await Promise.all(started.map(lambda => lambda.stop()))
  await secrets.close()
  await database.close()
})

const start = (entry: 'receive' | 'drain', environment: NodeJS.ProcessEnv = {}): LambdaProcess => {
  const lambda = startLambda(entry, { ...lambdaEnvironment(database, secrets), ...environment })
  started.push(lambda)
  return lambda
}

/** The log lines of a function for these callbacks. */
const linesFor = async (
  lambda: LambdaProcess,
  ...bodies: readonly unknown[]
): Promise<readonly LogLine[]> => {
  for (const body of bodies) await lambda.invoke(gatewayEvent({ body: JSON.stringify(body) }))
  return logLinesOf(lambda.logs())
}

test('a callback has one line, with both its log and its metrics', async () => {
  const callback = aCallbackOfNewCall({ answerTime: undefined, cause: 'busy' })
  const lines = await linesFor(start('receive'), callback)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    level: 'INFO',
    service: 'Test/Disconnects',
    requestId: 'request-1',
    outcome: 'stored',
    callId: callback['callId'],
    eventType: 'disconnect',
    _aws: { Timestamp: expect.any(Number) as unknown },
  })
  expect(lines[0]?._aws?.CloudWatchMetrics.map(({ Namespace }) => Namespace)).toStrictEqual([
    'BandwidthDisconnects',
    'BandwidthDisconnects',
  ])
  expect(metricsOf(lines[0])).toStrictEqual({
    'Received{service=Test/Disconnects}': 1,
    'Stored{service=Test/Disconnects}': 1,
    'Lag{service=Test/Disconnects}': 250,
    'Answered{service=Test/Disconnects}': 0,
    'Ended{cause=busy,service=Test/Disconnects}': 1,
  })
})

test('every other outcome of a callback has its metric in its line, at any log level', async () => {
  const receive = start('receive', { POWERTOOLS_LOG_LEVEL: 'ERROR' })
  const callback = aCallbackOfNewCall()
  const lines = await linesFor(receive, callback, callback, { ...callback, cause: 'busy' }, { callId: [7] })
  await receive.invoke(gatewayEvent({ authorization: 'Basic eDp4' }))
  const counted = [...lines, ...logLinesOf(receive.logs()).slice(-1), ...(await withoutDatabase)].map(
    line => [
      line['outcome'],
      Object.keys(metricsOf(line)).map(name => name.replace('{service=Test/Disconnects}', '')),
    ],
  )
  expect(counted.slice(1)).toStrictEqual([
    ['duplicate', ['Received', 'Duplicate']],
    ['conflict', ['Received', 'Conflict']],
    ['quarantined', ['Received', 'Quarantined']],
    ['unauthorized', ['Unauthorized']],
    ['failed', ['Failed']],
  ])
})

test('credentials that cannot be read are counted in a line of their own, without what was presented', async () => {
  const [unreadable] = await withoutSecret
  expect(unreadable).toMatchObject({ level: 'ERROR', message: 'Credentials cannot be read' })
  expect(metricsOf(unreadable)).toStrictEqual({ 'CredentialsUnreadable{service=Test/Disconnects}': 1 })
  expect(receiveWithoutSecret.logs()).not.toContain('Basic')
})

test('a drained delivery is counted as drained, and by the applications that the stack names', async () => {
  const { applicationId } = JSON.parse(Buffer.from(aDelivery().body).toString()) as { applicationId: string }
  const drain = start('drain', { METRIC_APPLICATIONS: `another,${applicationId}` })
  await drain.invoke({ Records: [{ messageId: 'm-1', body: encodeDelivery(aDelivery()) }] })
  const [line] = logLinesOf(drain.logs())
  expect(line).toMatchObject({ drained: true, outcome: 'stored', service: 'Test/Disconnects' })
  expect(metricsOf(line)).toMatchObject({
    'Drained{service=Test/Disconnects}': 1,
    'Stored{service=Test/Disconnects}': 1,
    'Ended{cause=hangup,service=Test/Disconnects}': 1,
    [`Answered{application=${applicationId},service=Test/Disconnects}`]: 1,
  })
})

test('a callback that arrives during an upgrade, before the function has a service name, is stored and counted', async () => {
  const [line] = await linesFor(start('receive', { SERVICE_NAME: undefined }), aCallbackOfNewCall())
  expect(line).toMatchObject({ outcome: 'stored', service: 'unnamed' })
  expect(metricsOf(line)).toHaveProperty(['Stored{service=unnamed}'], 1)
})

test('a delivery that stays in the overflow queue does not count as lost', async () => {
  const drain = start('drain', { AWS_ENDPOINT_URL_DYNAMODB: NOWHERE.endpoint })
  await drain.invoke({ Records: [{ messageId: 'm-1', body: encodeDelivery(aDelivery()) }] })
  const [line] = logLinesOf(drain.logs())
  expect(line).toMatchObject({ outcome: 'failed', messageId: 'm-1' })
  expect(metricsOf(line)).toStrictEqual({})
})
