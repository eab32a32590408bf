import { Logger } from '@aws-lambda-powertools/logger'
import { makeClient } from './dynamodb/client'
import { findByCall } from './dynamodb/disconnect-store'
import { QueryEnvironment, readEnvironment } from './environment'
import { queryHandler } from './http/query-handler'
import { failureFields } from './log/failure-fields'

const environment = readEnvironment(QueryEnvironment)(process.env)
const logger = new Logger({ serviceName: 'query' })

/** Questions about ended calls: `GET /disconnects/{callId}`. */
export const handler = queryHandler({
  store: { findByCall: findByCall({ client: makeClient(), tableName: environment.TABLE_NAME }) },
  failed: (failure, requestId) => {
    logger.error('Question failed', { requestId, outcome: 'failed', ...failureFields(failure) })
  },
})
