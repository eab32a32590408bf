import { paginateScan } from '@aws-sdk/client-dynamodb'
import { QUARANTINE_TABLE_NAME } from '../../local/database/embedded-database'
import { withTestTwin } from '../support/twin/twin'
import { aCallbackOfNewCall } from '../support/callbacks/builders'

const running = withTestTwin()

const quarantined = async (): Promise<number> => {
  let count = 0
  const { client } = running.twin.database
  for await (const page of paginateScan({ client }, { TableName: QUARANTINE_TABLE_NAME }))
    count += page.Count ?? 0
  return count
}

test.each([
  ['as text', 6_200_000, 'application/json'],
  ['as base64', 4_650_000, 'application/octet-stream'],
])(
  'a callback that is too large to decode, but not for a Lambda, is kept in quarantine: %s',
  async (_, size, type) => {
    const before = await quarantined()
    const response = await running.bandwidth.post('x'.repeat(size), { 'Content-Type': type })
    expect([response.status, await response.json()]).toMatchObject([
      413,
      { quarantineId: expect.any(String) as string },
    ])
    expect(await quarantined()).toBe(before + 1)
  },
)

test('a callback that is too large for a Lambda is refused by the gateway, and kept nowhere', async () => {
  const before = await quarantined()
  const response = await running.bandwidth.post('x'.repeat(6_300_000))
  expect([response.status, await response.text()]).toStrictEqual([
    413,
    '{"message":"Request Entity Too Large"}',
  ])
  expect(await quarantined()).toBe(before)
})

test('a callback by GET whose query string is too long for API Gateway is refused', async () => {
  const tag = 't'.repeat(10_240)
  const query = new URLSearchParams({ callId: String(aCallbackOfNewCall()['callId']), tag })
  expect((await running.bandwidth.get(query.toString())).status).toBe(431)
})
