import { createServer } from 'node:http'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { dynamodbTables } from '../../cli/places/dynamodb-tables'
import { DEFAULT_SETTINGS } from '../../cli/places/table'
import { closed, listen } from '../support/server'

/** The identity of a table if DynamoDB answers in this way. */
const identityWhere = async (status: number, answer: unknown): Promise<string> => {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer))
  })
  const endpoint = await listen(server)
  const credentials = { accessKeyId: 'a', secretAccessKey: 's' }
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  try {
    const subject = { what: 'table T' }
    const tables = { client, tableName: 'T', settings: DEFAULT_SETTINGS, subject, name: 'table T' }
    return await dynamodbTables(tables).identity()
  } finally {
    client.destroy()
    await closed(server)
  }
}

test('a table that was created again under the same name is another table', async () => {
  const made = (TableId: string, CreationDateTime: number) =>
    identityWhere(200, { Table: { TableId, CreationDateTime } })
  expect(await made('1', 1_000)).toBe(await made('1', 1_000))
  expect(await made('1', 1_000)).not.toBe(await made('2', 1_000))
  expect(await made('1', 1_000)).not.toBe(await made('1', 2_000))
})

test('an operator who may not describe a table can import into it: its identity is its name', async () => {
  expect(await identityWhere(400, { __type: 'com.amazon.coral.service#AccessDeniedException' })).toBe(
    'table T',
  )
})

test('a missing table is reported before anything is read', async () => {
  await expect(
    identityWhere(400, { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException' }),
  ).rejects.toThrow('There is no table T: check the name, --region and --profile')
})
