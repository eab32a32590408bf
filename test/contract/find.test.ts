import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { shardsOf } from '../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { createTableInput } from '../../local/database/create-tables'
import { startDatabase, type Database } from '../../local/database/embedded-database'
import { inMemoryDisconnectStore } from '../support/lambda/in-memory-disconnect-store'
import { findContract } from './find.contract'

let database: Database
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

let tables = 0

/** A store whose number of shards changes with every write. */
const makeStore = async () => {
  const tableName = `Table-${++tables}`
  const { client } = database
  await client.send(new CreateTableCommand(createTableInput(tableName, DISCONNECTS_TABLE)))
  const stores = [1, 4, 8].map(shards =>
    dynamoDisconnectStore({ client, tableName, shards: shardsOf(shards) }),
  )
  let puts = 0
  return {
    store: stores[0] ?? inMemoryDisconnectStore(),
    put: async (record: Parameters<(typeof stores)[number]['put']>[0]) => {
      await stores[puts++ % stores.length]?.put(record)()
    },
  }
}

findContract('dynalite', makeStore)
findContract('a map in memory', () => {
  const store = inMemoryDisconnectStore()
  return Promise.resolve({
    store,
    put: async record => {
      await store.put(record)()
    },
  })
})
