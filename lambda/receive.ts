import { randomBytes } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { PROMPT_CLIENT } from './aws-client-config'
import { cachingAuthorize } from './bandwidth/authorize'
import { quarantineId } from './bandwidth/quarantine-id'
import { dynamoDisconnectStore } from './dynamodb/disconnect-store'
import { dynamoQuarantine } from './dynamodb/quarantine-store'
import { ReceiveEnvironment, readEnvironment } from './environment'
import { callbackHandler } from './http/callback-handler'
import { callbackLog } from './log/callback-log'
import { failureFields } from './log/failure-fields'
import { loadSecretCredentials } from './secrets/secret-credentials'

const environment = readEnvironment(ReceiveEnvironment)(process.env)
const logger = new Logger({ serviceName: 'receive' })
const client = new DynamoDBClient(PROMPT_CLIENT)

/** Bandwidth's callbacks: `POST` and `GET /callbacks/disconnect`. */
export const handler = callbackHandler({
  authorize: cachingAuthorize({
    load: loadSecretCredentials(new SecretsManagerClient(PROMPT_CLIENT), environment.CREDENTIALS_SECRET_ID),
    loadFailed: cause => {
      logger.error('Credentials cannot be read again', failureFields({ _tag: 'Unforeseen', cause }))
    },
    now: () => performance.now(),
  }),
  store: dynamoDisconnectStore({
    client,
    tableName: environment.TABLE_NAME,
    shards: { byTime: environment.INDEX_SHARDS, byCause: environment.INDEX_SHARDS },
    ...(environment.RETENTION_DAYS === undefined ? {} : { retentionDays: environment.RETENTION_DAYS }),
  }),
  quarantine: dynamoQuarantine({
    client,
    tableName: environment.QUARANTINE_TABLE_NAME,
    retentionDays: environment.QUARANTINE_RETENTION_DAYS,
  }),
  newQuarantineId: quarantineId(() => randomBytes(8).toString('hex')),
  observe: callbackLog(logger),
})
