import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ReceiveDeps } from './bandwidth/receive'
import { shardsOf } from './dynamodb/disconnect-keys'
import { dynamoDisconnectStore } from './dynamodb/disconnect-store'
import { dynamoQuarantine } from './dynamodb/quarantine-store'
import type { KeepEnvironment } from './environment'

/** Where the functions that receive deliveries keep them. */
export const keepIn = (client: DynamoDBClient, environment: KeepEnvironment): ReceiveDeps => ({
  store: dynamoDisconnectStore({
    client,
    tableName: environment.TABLE_NAME,
    shards: shardsOf(environment.INDEX_SHARDS),
    ...(environment.RETENTION_DAYS === undefined ? {} : { retentionDays: environment.RETENTION_DAYS }),
  }),
  quarantine: dynamoQuarantine({
    client,
    tableName: environment.QUARANTINE_TABLE_NAME,
    retentionDays: environment.QUARANTINE_RETENTION_DAYS,
  }),
})
