import { createHash, timingSafeEqual } from 'node:crypto'
import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { getSecret } from '@aws-lambda-powertools/parameters/secrets'
import { ApiGatewayV2Envelope } from '@aws-lambda-powertools/parser/envelopes/api-gatewayv2'
import { JSONStringified } from '@aws-lambda-powertools/parser/helpers'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { callbackSchema, type Callback } from './callback-schema'
import { keysOf, recordOf } from './record'

const environment = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}

const TABLE_NAME = environment('TABLE_NAME')
const QUARANTINE_TABLE_NAME = environment('QUARANTINE_TABLE_NAME')
const IDEMPOTENCY_TABLE_NAME = environment('IDEMPOTENCY_TABLE_NAME')
const SECRET_ID = environment('CREDENTIALS_SECRET_ID')
const SECRET_MAX_AGE_S = 600

const logger = new Logger({ serviceName: 'usual' })
const metrics = new Metrics({ namespace: 'Disconnects', serviceName: 'usual' })
const client = new DynamoDBClient({})
const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })

type Secret = { readonly username: string; readonly password: string }

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const isAuthorized = async (authorization: string | undefined): Promise<boolean> => {
  const secret = await getSecret<Secret>(SECRET_ID, { maxAge: SECRET_MAX_AGE_S, transform: 'json' })
  if (secret === undefined || authorization === undefined) return false
  const expected = `Basic ${Buffer.from(`${secret.username}:${secret.password}`).toString('base64')}`
  return timingSafeEqual(digest(authorization), digest(expected))
}

const idempotency = new IdempotencyConfig({ eventKeyJmesPath: '[callback.callId, callback.eventType]' })

const store = makeIdempotent(
  async ({ callback, receivedAt }: { callback: Callback; receivedAt: string }) => {
    const item = { ...recordOf(callback, receivedAt), ...keysOf(callback, receivedAt) }
    await documents.send(new PutCommand({ TableName: TABLE_NAME, Item: item }))
    return { stored: true }
  },
  {
    persistenceStore: new DynamoDBPersistenceLayer({
      tableName: IDEMPOTENCY_TABLE_NAME,
      awsSdkV3Client: client,
    }),
    config: idempotency,
  },
)

const quarantine = async (event: APIGatewayProxyEventV2, receivedAt: string): Promise<void> => {
  const { requestId } = event.requestContext
  const Item = { day: receivedAt.slice(0, 10), part: requestId, receivedAt, body: event.body }
  await documents.send(new PutCommand({ TableName: QUARANTINE_TABLE_NAME, Item }))
}

/** The same task as it is usually done: with Powertools wherever it fits, zod and the document client. */
export const handler = async (event: APIGatewayProxyEventV2, context: Context) => {
  logger.addContext(context)
  idempotency.registerLambdaContext(context)
  metrics.captureColdStartMetric()
  try {
    if (!(await isAuthorized(event.headers['authorization']))) {
      metrics.addMetric('Unauthorized', MetricUnit.Count, 1)
      return { statusCode: 401, headers: { 'WWW-Authenticate': 'Basic realm="usual"' } }
    }
    const receivedAt = new Date(event.requestContext.timeEpoch).toISOString()
    const parsed = ApiGatewayV2Envelope.safeParse(event, JSONStringified(callbackSchema))
    if (!parsed.success) {
      await quarantine(event, receivedAt)
      metrics.addMetric('Quarantined', MetricUnit.Count, 1)
      logger.warn('Callback not understood')
      return { statusCode: 400 }
    }
    await store({ callback: parsed.data, receivedAt })
    metrics.addMetric('Received', MetricUnit.Count, 1)
    logger.info('Callback received', { callId: parsed.data.callId, eventType: parsed.data.eventType })
    return { statusCode: 204 }
  } catch (error) {
    metrics.addMetric('Failed', MetricUnit.Count, 1)
    logger.error('Callback failed', error as Error)
    return { statusCode: 500 }
  } finally {
    metrics.publishStoredMetrics()
  }
}
