import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/embedded-database'
import { QUIET_SDK } from '../quiet-sdk'

type Endpoint = { readonly endpoint: string }

/** The environment that the stack gives a function, and the endpoints of AWS for the SDK. */
export const lambdaEnvironment = (database: Endpoint, secrets: Endpoint): NodeJS.ProcessEnv => ({
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
  ...QUIET_SDK,
  TABLE_NAME,
  QUARANTINE_TABLE_NAME,
  CREDENTIALS_SECRET_ID: 'secret',
  QUARANTINE_RETENTION_DAYS: '90',
  INDEX_SHARDS: '8',
  SERVICE_NAME: 'Test/Disconnects',
  OVERFLOW_QUEUE_URL: 'http://127.0.0.1:1/queue',
})
