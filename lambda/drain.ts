import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PATIENT_CLIENT } from './aws-client-config'
import { KeepEnvironment, readEnvironment } from './environment'
import { drainLog } from './log/callback-log'
import { drainHandler } from './sqs/drain-handler'
import { keepIn } from './wiring'

const environment = readEnvironment(KeepEnvironment)(process.env)

/** Callbacks that wait in the overflow queue. */
export const handler = drainHandler({
  ...keepIn(new DynamoDBClient(PATIENT_CLIENT), environment),
  observe: drainLog(new Logger({ serviceName: 'drain' })),
})
