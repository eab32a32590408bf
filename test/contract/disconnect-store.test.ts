import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { startDatabase, TABLE_NAME, type Database } from '../../local/database/embedded-database'
import { inMemoryDisconnectStore } from '../support/lambda/in-memory-disconnect-store'
import { clientOn, inMemoryDynamoDb } from '../support/aws/in-memory-dynamodb'
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
