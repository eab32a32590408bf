import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PROMPT_CLIENT } from './aws-client-config'
import { findByCall } from './dynamodb/disconnect-store'
import { QueryEnvironment, readEnvironment } from './environment'
import { queryHandler } from './http/query-handler'
import { failureFields } from './log/failure-fields'

const environment = readEnvironment(QueryEnvironment)(process.env)
const logger = new Logger({ serviceName: 'query' })

/** Questions about ended calls: `GET /disconnects/{callId}`. */
export const handler = queryHandler({
  store: {
    findByCall: findByCall({ client: new DynamoDBClient(PROMPT_CLIENT), tableName: environment.TABLE_NAME }),
  },
  failed: (failure, requestId) => {
    logger.error('Question failed', { requestId, outcome: 'failed', ...failureFields(failure) })
  },
})
