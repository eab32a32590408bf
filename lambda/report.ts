import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { patientClient, withoutLogging } from './aws/client-options'
import { defined } from './codec/defined'
import { QueryEnvironment, readEnvironment } from './deployment/environment'
import { shardsReadIn } from './deployment/tables'
import { shardsOf } from './dynamodb/keys'
import { oldKeysUntil } from './dynamodb/old-keys'
import { hoursIn } from './dynamodb/reconciliation/hours'
import { callReader } from './dynamodb/report/call-reader'
import { reportHandler } from './http/report-handler'
import { failureFields } from './log/failure-fields'

const environment = readEnvironment(QueryEnvironment)(process.env)
const logger = new Logger({ serviceName: 'report' })

const table = {
  client: withoutLogging(new DynamoDBClient(patientClient())),
  tableName: environment.TABLE_NAME,
  readShards: shardsOf(shardsReadIn(environment)),
  ...defined({ oldKeysUntil: oldKeysUntil(environment.TABLE_STREAM_ARN) }),
}

/** Answers `GET /reports?…`: the figures of ended calls. */
export const handler = reportHandler({
  read: callReader(table),
  hours: hoursIn(table),
  failed: (failure, requestId) => {
    logger.error('Report failed', { requestId, outcome: 'failed', ...failureFields(failure) })
  },
})
