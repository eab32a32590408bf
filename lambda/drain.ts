import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { withoutLogging } from './aws-client'
import { patientClient } from './aws-client-config'
import { systemClock } from './bandwidth/clock'
import { DrainEnvironment, readEnvironment } from './environment'
import { drainLog } from './log/callback-log'
import { drainHandler } from './sqs/drain-handler'
import { authorizeBy, keepIn, tellingOf } from './wiring'

const environment = readEnvironment(DrainEnvironment)(process.env)
const telling = tellingOf(environment)

/** Callbacks that wait in the overflow queue. */
export const handler = drainHandler({
  ...keepIn(withoutLogging(new DynamoDBClient(patientClient())), environment),
  authorize: authorizeBy(
    new SecretsManagerClient(patientClient()),
    environment.CREDENTIALS_SECRET_ID,
    telling,
  ),
  clock: systemClock,
  observe: drainLog(telling),
})
