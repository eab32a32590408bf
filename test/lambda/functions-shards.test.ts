import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { shardsOf } from '../../lambda/dynamodb/keys'
import { type Database, startDatabase, TABLE_NAME } from '../../local/database/embedded-database'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { aCallback, recordOf } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { gatewayEvent } from '../support/lambda/gateway-event'
import { startLambda } from '../support/lambda/process'

const CALLS = 12

let database: Database
let secrets: Awaited<ReturnType<typeof startSecretsManager>>
beforeAll(async () => {
  database = await startDatabase()
  secrets = await startSecretsManager({})
})
afterAll(async () => {
  await secrets.close()
  await database.close()
})

test('the deployed functions read as many shards as their stack says, and 8 if it says nothing', async () => {
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
})
