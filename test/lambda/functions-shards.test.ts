import { CreateTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { encodeDelivery } from '../../lambda/callback/delivery-message'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { disconnectKeys, shardsOf } from '../../lambda/dynamodb/keys'
import { createTableInput } from '../../local/database/create-tables'
import { type Database, startDatabase, TABLE_NAME } from '../../local/database/embedded-database'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { aCallback, aDelivery, recordOf } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { gatewayEvent } from '../support/lambda/gateway-event'
import { startLambda } from '../support/lambda/process'
import { CREDENTIALS } from '../support/twin/twin'

const CALLS = 12

let database: Database
let secrets: Awaited<ReturnType<typeof startSecretsManager>>
beforeAll(async () => {
  database = await startDatabase()
  secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
})
afterAll(async () => {
  await secrets.close()
  await database.close()
})

test('the deployed functions read as many shards as their stack says, and 8 at least', async () => {
  const { client } = database
  const shards = shardsOf(128)
  const store = dynamoDisconnectStore({ client, tableName: TABLE_NAME, shards, readShards: shards })
  for (let i = 0; i < CALLS; i++) await store.put(recordOf(aCallback({ callId: `c-${i}` })))()
  const countsWith = async (environment: NodeJS.ProcessEnv) => {
    const all = { ...lambdaEnvironment(database, secrets), ...environment }
    const [query, report] = [startLambda('query', all), startLambda('report', all)]
    const listed = await query.invoke(gatewayEvent({ method: 'GET', query: 'limit=100' }))
    const figures = await report.invoke(
      gatewayEvent({ method: 'GET', query: 'since=2026-01-01T00:00Z&until=2027-01-01T00:00Z' }),
    )
    await Promise.all([query.stop(), report.stop()])
    const { items } = JSON.parse(listed.body ?? '') as { items: readonly unknown[] }
    return [items.length, (JSON.parse(figures.body ?? '') as { records: number }).records]
  }
  expect(await countsWith({ READ_INDEX_SHARDS: '128' })).toStrictEqual([CALLS, CALLS])
  const few = await countsWith({})
  expect(Math.max(...few)).toBeLessThan(CALLS)
  const TableName = 'Small'
  await client.send(new CreateTableCommand(createTableInput(TableName, DISCONNECTS_TABLE)))
  const eight = { shards: shardsOf(8), readShards: shardsOf(8) }
  const small = dynamoDisconnectStore({ client, tableName: TableName, ...eight })
  for (let i = 0; i < CALLS; i++) await small.put(recordOf(aCallback({ callId: `c-${i}` })))()
  for (const told of [{}, { READ_INDEX_SHARDS: '1' }])
    expect(await countsWith({ TABLE_NAME: TableName, ...told })).toStrictEqual([CALLS, CALLS])
})

test('the deployed functions spread the calls that they store over as many shards as their stack says', async () => {
  const { client } = database
  const TableName = 'Spread'
  await client.send(new CreateTableCommand(createTableInput(TableName, DISCONNECTS_TABLE)))
  const environment = { ...lambdaEnvironment(database, secrets), TABLE_NAME: TableName, INDEX_SHARDS: '128' }
  const [receive, drain] = [startLambda('receive', environment), startLambda('drain', environment)]
  const bodies = Array.from({ length: CALLS }, (_, i) => aCallback({ callId: `c-${i}` }))
  const [sent, waiting] = [bodies.slice(0, CALLS / 2), bodies.slice(CALLS / 2)]
  try {
    for (const body of sent) await receive.invoke(gatewayEvent({ body: JSON.stringify(body) }))
    const messages = waiting.map(body => encodeDelivery(aDelivery({ body })))
    await drain.invoke({ Records: messages.map((body, i) => ({ messageId: `message-${i}`, body })) })
  } finally {
    await Promise.all([receive.stop(), drain.stop()])
  }
  const { Items = [] } = await client.send(new ScanCommand({ TableName }))
  const keys = new Map(Items.map(({ callId, byTime }) => [callId?.S, byTime?.S]))
  for (const some of [sent, waiting]) {
    const expected = some.map(body => disconnectKeys(recordOf(body), shardsOf(128)))
    expect(expected.map(({ callId }) => keys.get(callId))).toStrictEqual(expected.map(({ byTime }) => byTime))
    expect(new Set(expected.map(({ byTime }) => byTime)).size).toBeGreaterThan(4)
  }
})
