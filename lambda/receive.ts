import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { PATIENCE, promptClient, queueClient, withoutLogging } from './aws/client-options'
import { readEnvironment, ReceiveEnvironment } from './deployment/environment'
import { connect } from './dynamodb/connect'
import { callbackHandler } from './http/callback-handler'
import { circuitBreaker } from './intake/circuit-breaker'
import { systemClock } from './intake/clock'
import { prepare, PREPARATION_MAX_MS } from './aws/prepare'
import { callbackLog } from './log/callback-log'
import { loadSecretCredentials } from './secrets/secret-credentials'
import { overflowQueue } from './sqs/overflow-queue'
import { authorizeBy, storesIn, telemetryOf } from './wiring'

const environment = readEnvironment(ReceiveEnvironment)(process.env)
const telemetry = telemetryOf(environment)
const database = withoutLogging(new DynamoDBClient(promptClient()))
const loadCredentials = loadSecretCredentials(
  new SecretsManagerClient(promptClient()),
  environment.CREDENTIALS_SECRET_ID,
)

const [credentials] = await prepare(
  () => loadCredentials('current', PREPARATION_MAX_MS),
  () => connect(database, environment.TABLE_NAME, PREPARATION_MAX_MS),
)

/** Receives Bandwidth's callbacks: `POST` and `GET /callbacks/disconnect`. */
export const handler = callbackHandler({
  ...storesIn(database, environment),
  authorize: authorizeBy(loadCredentials, telemetry, credentials),
  overflow: overflowQueue({
    client: new SQSClient(queueClient()),
    queueUrl: environment.OVERFLOW_QUEUE_URL,
  }),
  breaker: circuitBreaker(systemClock),
  clock: systemClock,
  patience: PATIENCE,
  observe: callbackLog(telemetry),
})
