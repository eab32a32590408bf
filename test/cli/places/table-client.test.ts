import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { tableClient } from '../../../cli/places/table-client'
import { startFaultyProxy } from '../../support/check/faulty-proxy'

const REQUESTS = 60

/** Sends many requests at once to a database that answers each in this way. @returns how many failed, and how many were asked at least once */
const failing = async (status: number, type: string) => {
  const keys = new Set<string>()
  const database = await startFaultyProxy('http://127.0.0.1:1', {
    instead: (_, body) => {
      keys.add(body.toString())
      const answer = Buffer.from(JSON.stringify({ __type: type }))
      return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: answer }
    },
  })
  const client = tableClient({}, {}, new URL(database.url))
  const asked = Array.from({ length: REQUESTS }, (_, i) =>
    client.send(
      new QueryCommand({
        TableName: 'Calls',
        KeyConditionExpression: 'id = :id',
        ExpressionAttributeValues: { ':id': { S: String(i) } },
      }),
    ),
  )
  const results = await Promise.allSettled(asked)
  client.destroy()
  await database.close()
  return { failed: results.filter(({ status }) => status === 'rejected').length, asked: keys.size }
}

test('when a database fails for good, what waits is not sent: the command ends', async () => {
  const { failed, asked } = await failing(500, 'InternalServerError')
  expect(failed).toBe(REQUESTS)
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(REQUESTS)
}, 60_000)

test('when one request is refused for what it asks, the others are sent', async () => {
  expect(await failing(400, 'AccessDeniedException')).toStrictEqual({ failed: REQUESTS, asked: REQUESTS })
})
