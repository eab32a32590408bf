import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { DISCONNECTS_TABLE } from '../../../lambda/deployment/tables'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { createTableInput } from '../../../local/database/create-tables'
import { startDatabase, type Database } from '../../../local/database/embedded-database'
import { aCallback, recordOf } from '../../support/callbacks/builders'
import { startFaultyProxy, type FaultyProxy } from '../../support/check/faulty-proxy'
import { runInEnvironment } from '../../support/cli/in-process'

const CALLS = 12

let answersASecond = Infinity

const THROTTLED = {
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify({ __type: 'ProvisionedThroughputExceededException' })),
}

let database: Database
let throttling: FaultyProxy
beforeAll(async () => {
  database = await startDatabase()
  const { client } = database
  await client.send(new CreateTableCommand(createTableInput('Calls', DISCONNECTS_TABLE)))
  const shards = { shards: DEFAULT_SHARDS, readShards: DEFAULT_SHARDS }
  const store = dynamoDisconnectStore({ client, tableName: 'Calls', ...shards })
  for (let i = 0; i < CALLS; i++) await store.put(recordOf(aCallback({ callId: `c-${i}` })))()
  let answeredAt = 0
  throttling = await startFaultyProxy(database.endpoint, {
    instead: () => {
      if (Date.now() - answeredAt < 1_000 / answersASecond) return THROTTLED
      answeredAt = Date.now()
      return undefined
    },
  })
})
afterAll(async () => {
  await throttling.close()
  await database.close()
})

const FROM_TABLE = ['--since', '2026-01-01', '--until', '2026-12-31', '--table', 'Calls']
const AWS = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'eu-west-1' }

const linesIn = (stdout: string): number => stdout.split('\n').filter(Boolean).length
const recordsIn = (stdout: string): number => (JSON.parse(stdout) as { records: number }).records

test.each([
  // Of 12 keys. The SDK's usual three attempts are over within 3 seconds.
  { command: 'list --all --ndjson', shards: 8, rate: 4, callsIn: linesIn },
  // Of 192 keys. The SDK gives up for good once 100 more requests are refused than answered.
  { command: 'list --all --ndjson', shards: 128, rate: 50, callsIn: linesIn },
  { command: 'report --json', shards: 8, rate: 4, callsIn: recordsIn },
])(
  'a table that throttles costs time, and no record: $command, $shards shards',
  async ({ command, shards, rate, callsIn }) => {
    answersASecond = rate
    const { code, stdout, stderr } = await runInEnvironment(
      [
        ...command.split(' '),
        ...FROM_TABLE,
        '--read-index-shards',
        String(shards),
        '--endpoint',
        throttling.url,
      ],
      AWS,
    )
    expect([code, stderr]).toStrictEqual([0, ''])
    expect(callsIn(stdout)).toBe(CALLS)
  },
  60_000,
)
