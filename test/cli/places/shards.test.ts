import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { DISCONNECTS_TABLE } from '../../../lambda/deployment/tables'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { shardsOf } from '../../../lambda/dynamodb/keys'
import { createTableInput } from '../../../local/database/create-tables'
import { startDatabase, type Database } from '../../../local/database/embedded-database'
import { startCloudFormation } from '../../support/aws/cloud-formation'
import { aCallback, recordOf } from '../../support/callbacks/builders'
import { runInEnvironment } from '../../support/cli/in-process'

const CALLS = 12

let database: Database
/** A table whose calls were written to 128 shards; some of them are in the first 8. */
beforeAll(async () => {
  database = await startDatabase()
  const { client } = database
  await client.send(new CreateTableCommand(createTableInput('Busy', DISCONNECTS_TABLE)))
  const shards = shardsOf(128)
  const store = dynamoDisconnectStore({ client, tableName: 'Busy', shards, readShards: shards })
  for (let i = 0; i < CALLS; i++) await store.put(recordOf(aCallback({ callId: `c-${i}` })))()
})
afterAll(() => database.close())

const QUESTION = ['list', '--since', '2026-01-01', '--until', '2027-01-01']
const REPORT = ['report', '--since', '2026-01-01', '--until', '2026-12-31', '--json']

/** How many calls a list with few, a list with all, and a report have. */
const countsOf = async (place: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
  const run = async (command: readonly string[]) => {
    const { code, stdout, stderr } = await runInEnvironment([...command, ...place], {
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_REGION: 'eu-west-1',
      ...environment,
    })
    expect([code, stderr]).toStrictEqual([0, ''])
    return stdout
  }
  const lines = (text: string): number => text.split('\n').filter(Boolean).length
  return [
    lines(await run([...QUESTION, '--ndjson', '--limit', '50'])),
    lines(await run([...QUESTION, '--ndjson', '--all'])),
    (JSON.parse(await run(REPORT)) as { records: number }).records,
  ]
}

const ALL = [CALLS, CALLS, CALLS]

test('a stack says how many shards to read: all records are found, also those from before indexShards was lowered', async () => {
  const keeping = (settings: object) => ({
    TableName: 'Busy',
    QuarantineTableName: 'Q',
    Keeping: JSON.stringify({ quarantineRetentionDays: 90, ...settings }),
  })
  const aws = await startCloudFormation({
    raised: keeping({ indexShards: 128 }),
    lowered: keeping({ indexShards: 8, readIndexShards: 128 }),
    forgotten: keeping({ indexShards: 8 }),
  })
  const environment = {
    AWS_ENDPOINT_URL_CLOUDFORMATION: aws.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
  }
  expect(await countsOf(['--stack', 'raised'], environment)).toStrictEqual(ALL)
  expect(await countsOf(['--stack', 'lowered'], environment)).toStrictEqual(ALL)
  expect(await countsOf(['--stack', 'forgotten'], environment)).not.toStrictEqual(ALL)
  await aws.close()
})

test('with --table, a flag says how many shards to read', async () => {
  const table = ['--table', 'Busy', '--endpoint', database.endpoint]
  expect(await countsOf([...table, '--read-index-shards', '128'])).toStrictEqual(ALL)
  expect(await countsOf(table)).not.toStrictEqual(ALL)
})
