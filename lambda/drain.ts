import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { patientClient, withoutLogging } from './aws/client-options'
import { DrainEnvironment, readEnvironment } from './deployment/environment'
import { refusingErased } from './dynamodb/refusing-erased'
import { systemClock } from './intake/clock'
import { drainLog } from './log/callback-log'
import { loadSecretCredentials } from './secrets/secret-credentials'
import { drainHandler } from './sqs/drain-handler'
import { authorizeBy, storesIn, telemetryOf } from './wiring'

const environment = readEnvironment(DrainEnvironment)(process.env)
const telemetry = telemetryOf(environment)
const client = withoutLogging(new DynamoDBClient(patientClient()))
const stores = storesIn(client, environment)

/** Stores the callbacks in the overflow queue. */
export const handler = drainHandler({
  ...stores,
  store: refusingErased({ client, tableName: environment.TABLE_NAME })(stores.store),
  authorize: authorizeBy(
    loadSecretCredentials(new SecretsManagerClient(patientClient()), environment.CREDENTIALS_SECRET_ID),
    telemetry,
  ),
  clock: systemClock,
  observe: drainLog(telemetry),
})
