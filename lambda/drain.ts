import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { withoutLogging } from './aws-client'
import { PATIENT_CLIENT } from './aws-client-config'
import { DrainEnvironment, readEnvironment } from './environment'
import { drainLog } from './log/callback-log'
import { drainHandler } from './sqs/drain-handler'
import { authorizeBy, keepIn, tellingOf } from './wiring'

const environment = readEnvironment(DrainEnvironment)(process.env)
const telling = tellingOf(environment)

/** Callbacks that wait in the overflow queue. */
export const handler = drainHandler({
  ...keepIn(withoutLogging(new DynamoDBClient(PATIENT_CLIENT)), environment),
  authorize: authorizeBy(
    new SecretsManagerClient(PATIENT_CLIENT),
    environment.CREDENTIALS_SECRET_ID,
    telling,
  ),
  observe: drainLog(telling),
})
