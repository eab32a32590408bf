import { DEFAULT_SHARDS } from '../../lambda/dynamodb/disconnect-keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnect-store'
import { DISCONNECTS_TABLE } from '../../lambda/dynamodb/tables'
import { startDatabase, TABLE_NAME, type Database } from '../../local/database'
import { inMemoryDisconnectStore } from '../support/in-memory-disconnect-store'
import { clientOn, inMemoryDynamoDb } from '../support/in-memory-dynamodb'
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

const inMemory = inMemoryDynamoDb({ [TABLE_NAME]: DISCONNECTS_TABLE })
disconnectStoreContract('the commands that the protocol is explored with', () =>
  dynamoDisconnectStore({ client: clientOn(inMemory), tableName: TABLE_NAME, shards: DEFAULT_SHARDS }),
)
