import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { DEFAULT_SHARDS, shardsOf } from '../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE, type TableDefinition } from '../../lambda/deployment/tables'
import { createTableInput } from '../../local/database/create-tables'
import { disconnectStoreContract } from '../contract/disconnect-store.contract'
import { findContract } from '../contract/find.contract'
import { quarantineContract } from '../contract/quarantine.contract'
import { startMinistack, type Ministack } from '../support/aws/ministack'
import { quarantineIn } from '../support/aws/quarantine-table'

let ministack: Ministack
let client: DynamoDBClient

const createTable = async (
  tableName: string,
  definition: TableDefinition = DISCONNECTS_TABLE,
): Promise<void> => {
  await client.send(new CreateTableCommand(createTableInput(tableName, definition)))
  await waitUntilTableExists({ client, maxWaitTime: 30 }, { TableName: tableName })
}

const storeOn = (tableName: string, shards: number) =>
  dynamoDisconnectStore({ client, tableName, shards: shardsOf(shards), readShards: DEFAULT_SHARDS })

beforeAll(async () => {
  ministack = await startMinistack()
  client = new DynamoDBClient({
    endpoint: ministack.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: { requestTimeout: 60_000, httpAgent: { maxSockets: 16 } },
  })
  await createTable('Disconnects')
  await createTable('Quarantine', QUARANTINE_TABLE)
}, 180_000)
afterAll(async () => {
  client.destroy()
  await ministack.stop()
})

disconnectStoreContract('MiniStack', () => storeOn('Disconnects', 8))
quarantineContract('MiniStack', () => quarantineIn(client, 'Quarantine'))

let tables = 0
findContract(
  'MiniStack',
  async () => {
    const tableName = `Table-${++tables}`
    await createTable(tableName)
    let puts = 0
    return {
      store: storeOn(tableName, 1),
      put: async record => {
        await storeOn(tableName, [1, 4, 8][puts++ % 3] ?? 1).put(record)()
      },
    }
  },
  { datasets: 1, questions: 15, calls: 40 },
)
