import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { patientClient, withoutLogging } from './aws/client-options'
import { defined } from './codec/defined'
import { QueryEnvironment, readEnvironment } from './deployment/environment'
import { shardsReadIn } from './deployment/tables'
import { findByCall } from './dynamodb/disconnects'
import { find } from './dynamodb/find/find'
import { shardsOf } from './dynamodb/keys'
import { oldKeysUntil } from './dynamodb/old-keys'
import { questionHandler } from './http/question-handlers'
import { failureFields } from './log/failure-fields'

const environment = readEnvironment(QueryEnvironment)(process.env)
const logger = new Logger({ serviceName: 'query' })

const table = {
  client: withoutLogging(new DynamoDBClient(patientClient())),
  tableName: environment.TABLE_NAME,
  readShards: shardsOf(shardsReadIn(environment)),
  ...defined({ oldKeysUntil: oldKeysUntil(environment.TABLE_STREAM_ARN) }),
}

/** Answers questions about ended calls: `GET /disconnects?…` and `GET /disconnects/{callId}`. */
export const handler = questionHandler({
  store: { findByCall: findByCall(table), find: find(table) },
  failed: (failure, requestId) => {
    logger.error('Question failed', { requestId, outcome: 'failed', ...failureFields(failure) })
  },
})
