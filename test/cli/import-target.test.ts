import { createServer } from 'node:http'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DEFAULT_KEEPING } from '../../cli/places/keeping'
import { tableIdentity } from '../../cli/places/table-identity'
import { closed, listen } from '../support/cli/server'

/** What an import knows its table by, where DynamoDB answers so. */
const identityWhere = async (status: number, answer: unknown): Promise<string> => {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer))
  })
  const endpoint = await listen(server)
  const credentials = { accessKeyId: 'a', secretAccessKey: 's' }
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  const place = { what: 'table T' }
  try {
    return await tableIdentity({ client, tableName: 'T', keeping: DEFAULT_KEEPING, place, name: 'table T' })
  } finally {
    client.destroy()
    await closed(server)
  }
}

test('a table that was made anew under the same name is another', async () => {
  const made = (TableId: string, CreationDateTime: number) =>
    identityWhere(200, { Table: { TableId, CreationDateTime } })
  expect(await made('1', 1_000)).toBe(await made('1', 1_000))
  expect(await made('1', 1_000)).not.toBe(await made('2', 1_000))
  expect(await made('1', 1_000)).not.toBe(await made('1', 2_000))
})

test('who may not describe a table can import into it: it is known by its name', async () => {
  expect(await identityWhere(400, { __type: 'com.amazon.coral.service#AccessDeniedException' })).toBe(
    'table T',
  )
})

test('a table that is not there is told before anything is read', async () => {
  await expect(
    identityWhere(400, { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException' }),
  ).rejects.toThrow('There is no table T: check the name, --region and --profile')
})
