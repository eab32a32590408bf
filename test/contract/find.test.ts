import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { defined } from '../../lambda/codec/defined'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { endedAt } from '../../lambda/disconnect/timeline'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { putOnce } from '../../lambda/dynamodb/commands'
import { DEFAULT_SHARDS, shardsOf } from '../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { isConditionFailed } from '../../lambda/dynamodb/errors'
import { NO_OLD_KEYS } from '../../lambda/dynamodb/find/partitions'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { createTableInput } from '../../local/database/create-tables'
import { startDatabase, type Database } from '../../local/database/embedded-database'
import { releasedItem } from '../support/aws/released-item'
import { inMemoryDisconnectStore } from '../support/lambda/in-memory-disconnect-store'
import { findContract } from './find.contract'

let database: Database
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

let tables = 0

const createTable = async () => {
  const tableName = `Table-${++tables}`
  const { client } = database
  await client.send(new CreateTableCommand(createTableInput(tableName, DISCONNECTS_TABLE)))
  return { client, tableName }
}

/** A store whose number of shards changes with every write. Questions read the most that it ever is. */
const makeStore = (counts: readonly number[]) => async () => {
  const table = { ...(await createTable()), readShards: shardsOf(Math.max(...counts)) }
  const stores = counts.map(shards =>
    dynamoDisconnectStore({ ...table, shards: shardsOf(shards), oldKeysUntil: NO_OLD_KEYS }),
  )
  let puts = 0
  return {
    store: stores[0] ?? inMemoryDisconnectStore(),
    put: async (record: Parameters<(typeof stores)[number]['put']>[0]) => {
      await stores[puts++ % stores.length]?.put(record)()
    },
  }
}

/**
 * A table that version 0.1.0 wrote to before this version did. Calls of any time are imported later, so that both have stored calls of
 * the same time.
 */
const makeUpgradedStore = (oldKeysUntil?: Timestamp) => async () => {
  const { client, tableName } = await createTable()
  const options = {
    client,
    tableName,
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
    ...defined({ oldKeysUntil }),
  }
  const store = dynamoDisconnectStore(options)
  const putReleased = async (record: Disconnect): Promise<void> => {
    await client.send(putOnce(tableName, DISCONNECTS_TABLE, releasedItem(options)(record)))
  }
  let puts = 0
  return {
    store,
    put: async (record: Disconnect) => {
      const mayBeOld = oldKeysUntil === undefined || endedAt(record) < oldKeysUntil
      if (!mayBeOld || puts++ % 3 === 0) await store.put(record)()
      else
        await putReleased(record).catch(async (error: unknown) => {
          if (!isConditionFailed(error)) throw error
          await store.put(record)()
        })
    },
  }
}

const FEWER = { datasets: 2, questions: 40 }

findContract('dynalite', makeStore([1, 4, 8]))
findContract('a table with up to 128 shards', makeStore([128, 5, 9]), FEWER)
findContract('a table of version 0.1.0 whose upgrade is not remembered', makeUpgradedStore(), FEWER)
findContract(
  'a table of version 0.1.0, upgraded on the hour at which calls ended',
  makeUpgradedStore('2026-03-04T15:00:00.000Z' as Timestamp),
  FEWER,
)
findContract(
  'a table of version 0.1.0, upgraded between calls',
  makeUpgradedStore('2026-03-04T17:30:00.000Z' as Timestamp),
  FEWER,
)
findContract('a map in memory', () => {
  const store = inMemoryDisconnectStore()
  return Promise.resolve({
    store,
    put: async record => {
      await store.put(record)()
    },
  })
})
