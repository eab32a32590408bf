import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { PATIENCE, promptClient, withoutLogging } from './aws/client-options'
import { readEnvironment, ReceiveEnvironment } from './deployment/environment'
import { callbackHandler } from './http/callback-handler'
import { circuitBreaker } from './intake/circuit-breaker'
import { systemClock } from './intake/clock'
import { callbackLog } from './log/callback-log'
import { overflowQueue } from './sqs/overflow-queue'
import { authorizeBy, storesIn, telemetryOf } from './wiring'

const environment = readEnvironment(ReceiveEnvironment)(process.env)
const telemetry = telemetryOf(environment)

/** Receives Bandwidth's callbacks: `POST` and `GET /callbacks/disconnect`. */
export const handler = callbackHandler({
  ...storesIn(withoutLogging(new DynamoDBClient(promptClient())), environment),
  authorize: authorizeBy(
    new SecretsManagerClient(promptClient()),
    environment.CREDENTIALS_SECRET_ID,
    telemetry,
  ),
  overflow: overflowQueue({ load: () => import('./sqs/client'), queueUrl: environment.OVERFLOW_QUEUE_URL }),
  breaker: circuitBreaker(systemClock),
  clock: systemClock,
  patience: PATIENCE,
  observe: callbackLog(telemetry),
})
