import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { DATABASE_PATIENCE_MS, PROMPT_CLIENT } from './aws-client-config'
import { cachingAuthorize } from './bandwidth/authorize'
import { readEnvironment, ReceiveEnvironment } from './environment'
import { callbackHandler } from './http/callback-handler'
import { callbackLog } from './log/callback-log'
import { failureFields } from './log/failure-fields'
import { loadSecretCredentials } from './secrets/secret-credentials'
import { loadSqs } from './sqs/load-sqs'
import { overflowQueue } from './sqs/overflow-queue'
import { keepIn } from './wiring'

const environment = readEnvironment(ReceiveEnvironment)(process.env)
const logger = new Logger({ serviceName: 'receive' })

/** Bandwidth's callbacks: `POST` and `GET /callbacks/disconnect`. */
export const handler = callbackHandler({
  ...keepIn(new DynamoDBClient(PROMPT_CLIENT), environment),
  authorize: cachingAuthorize({
    load: loadSecretCredentials(new SecretsManagerClient(PROMPT_CLIENT), environment.CREDENTIALS_SECRET_ID),
    loadFailed: cause => {
      logger.error('Credentials cannot be read again', failureFields({ _tag: 'Unforeseen', cause }))
    },
    now: () => performance.now(),
  }),
  overflow: overflowQueue({ load: loadSqs, queueUrl: environment.OVERFLOW_QUEUE_URL }),
  patienceMs: DATABASE_PATIENCE_MS,
  observe: callbackLog(logger),
})
