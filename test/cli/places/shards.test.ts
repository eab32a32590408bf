import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { DISCONNECTS_TABLE } from '../../../lambda/deployment/tables'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { disconnectKeys, shardsOf } from '../../../lambda/dynamodb/keys'
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

const AWS = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'eu-west-1' }

/** How many calls a list with few, a list with all, and a report have. */
const countsOf = async (place: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
  const run = async (command: readonly string[]) => {
    const { code, stdout, stderr } = await runInEnvironment([...command, ...place], {
      ...AWS,
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

const keeping = (settings: object) => ({
  TableName: 'Busy',
  QuarantineTableName: 'Q',
  Keeping: JSON.stringify({ quarantineRetentionDays: 90, ...settings }),
})

test('a stack says how many shards to read: all records are found, also those from before indexShards was lowered', async () => {
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

test('a stack of version 0.1.0, which does not say how many shards it has, has 8; what this version cannot read is refused, since answers would lack records', async () => {
  const { Keeping, ...old } = keeping({ indexShards: 8 })
  const aws = await startCloudFormation({ old, newer: { ...old, Keeping: `[${Keeping}]` } })
  const listed = (stack: string) =>
    runInEnvironment([...QUESTION, '--ndjson', '--all', '--stack', stack], {
      ...AWS,
      AWS_ENDPOINT_URL_CLOUDFORMATION: aws.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    })
  expect(await listed('old')).toMatchObject({ code: 0, stderr: '' })
  expect(await listed('newer')).toStrictEqual({
    code: 1,
    stdout: '',
    stderr:
      'The stack newer does not say how it stores records: deploy this version first, or give --table\n',
  })
  await aws.close()
})

test.each([
  { indexShards: 0 },
  { indexShards: -8 },
  { indexShards: 8.5 },
  { indexShards: 1e9 },
  { indexShards: 8, readIndexShards: 1e9 },
])(
  'a stack whose output has a number of shards that no stack can have is refused, without the number: %j',
  async settings => {
    const aws = await startCloudFormation({ S: keeping(settings) })
    const environment = {
      ...AWS,
      AWS_ENDPOINT_URL_CLOUDFORMATION: aws.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
    }
    for (const command of [QUESTION, REPORT])
      expect(await runInEnvironment([...command, '--stack', 'S'], environment)).toStrictEqual({
        code: 1,
        stdout: '',
        stderr:
          'The stack S does not say how it stores records: deploy this version first, or give --table\n',
      })
    await aws.close()
  },
)

test('with --table, a flag says over how many shards an import spreads its calls, and questions find them', async () => {
  const { client, endpoint } = database
  const TableName = 'Imported'
  await client.send(new CreateTableCommand(createTableInput(TableName, DISCONNECTS_TABLE)))
  const folder = mkdtempSync(join(tmpdir(), 'shards-'))
  const file = join(folder, 'calls.ndjson')
  const bodies = Array.from({ length: CALLS }, (_, i) => aCallback({ callId: `c-${i}` }))
  writeFileSync(file, bodies.map(body => JSON.stringify(body)).join('\n'))
  const table = ['--table', TableName, '--endpoint', endpoint]
  const { code } = await runInEnvironment(['import', file, ...table, '--index-shards', '128'], AWS)
  expect(code).toBe(0)
  const { Items = [] } = await client.send(new ScanCommand({ TableName }))
  expect(Items.map(({ byTime }) => byTime?.S).sort()).toStrictEqual(
    bodies.map(body => disconnectKeys(recordOf(body), shardsOf(128)).byTime).sort(),
  )
  expect(await countsOf([...table, '--read-index-shards', '128'])).toStrictEqual(ALL)
  rmSync(folder, { recursive: true })
})
