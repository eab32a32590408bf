import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { startDatabase, TABLE_NAME, type Database } from '../../local/database/embedded-database'
import { inMemoryDisconnectStore } from '../support/lambda/in-memory-disconnect-store'
import { clientOn, inMemoryDynamoDb } from '../support/aws/in-memory-dynamodb'
import { disconnectStoreContract } from './disconnect-store.contract'
import { reconciledRecordsContract } from './reconciled-records.contract'

let database: Database

beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

const inMemory = inMemoryDynamoDb({ [TABLE_NAME]: DISCONNECTS_TABLE })

const storeOn = (client: Pick<DynamoDBClient, 'send'>) =>
  dynamoDisconnectStore({ client, tableName: TABLE_NAME, shards: DEFAULT_SHARDS, readShards: DEFAULT_SHARDS })

for (const contract of [disconnectStoreContract, reconciledRecordsContract]) {
  contract('dynalite', () => storeOn(database.client))
  contract('a map in memory', inMemoryDisconnectStore)
  contract('the commands that the protocol is explored with', () => storeOn(clientOn(inMemory)))
}
