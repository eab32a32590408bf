import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { withoutLogging } from './aws-client'
import { PATIENCE, promptClient } from './aws-client-config'
import { circuitBreaker } from './bandwidth/circuit-breaker'
import { systemClock } from './bandwidth/clock'
import { readEnvironment, ReceiveEnvironment } from './environment'
import { callbackHandler } from './http/callback-handler'
import { callbackLog } from './log/callback-log'
import { overflowQueue } from './sqs/overflow-queue'
import { authorizeBy, keepIn, tellingOf } from './wiring'

const environment = readEnvironment(ReceiveEnvironment)(process.env)
const telling = tellingOf(environment)

/** Bandwidth's callbacks: `POST` and `GET /callbacks/disconnect`. */
export const handler = callbackHandler({
  ...keepIn(withoutLogging(new DynamoDBClient(promptClient())), environment),
  authorize: authorizeBy(
    new SecretsManagerClient(promptClient()),
    environment.CREDENTIALS_SECRET_ID,
    telling,
  ),
  overflow: overflowQueue({ load: () => import('./sqs/client'), queueUrl: environment.OVERFLOW_QUEUE_URL }),
  breaker: circuitBreaker(systemClock),
  clock: systemClock,
  patience: PATIENCE,
  observe: callbackLog(telling),
})
