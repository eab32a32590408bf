import { DEFAULT_SHARDS } from '../../lambda/dynamodb/disconnect-keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnect-store'
import { startDatabase, TABLE_NAME, type Database } from '../../local/database'
import { inMemoryDisconnectStore } from '../support/in-memory-disconnect-store'
import { disconnectStoreContract } from './disconnect-store.contract'

let database: Database

beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

disconnectStoreContract('dynalite', () =>
  dynamoDisconnectStore({ client: database.client, tableName: TABLE_NAME, shards: DEFAULT_SHARDS }),
)
disconnectStoreContract('a map in memory', inMemoryDisconnectStore)
