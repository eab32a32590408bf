import { createHash } from 'node:crypto'
import { paginateScan } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { QUARANTINE_TABLE_NAME } from '../../../local/database/embedded-database'
import { aCallbackOfNewCall, newCallId } from '../../support/callbacks/builders'
import { basic, withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

const quarantined = async (quarantineId: string): Promise<Record<string, unknown>[]> => {
  const { client } = running.twin.database
  const items: Record<string, unknown>[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName: QUARANTINE_TABLE_NAME }))
    items.push(...Items.map(item => unmarshall(item)))
  return items.filter(({ part }) => String(part).startsWith(quarantineId))
}

type Refusal = { error: string; violations: { path: string; expected: string }[]; quarantineId: string }

describe('a callback that cannot be decoded', () => {
  test.each([
    ['no JSON', 'callId=c-1', ''],
    ['no body', '', ''],
    ['an array', '[{"callId":"c-1"}]', ''],
    ['a number', '17', ''],
    ['no callId', '{"eventType":"disconnect"}', 'callId'],
    ['a blank callId', '{"callId":"  "}', 'callId'],
    ['a callId that is no text', '{"callId":{"id":"c-1"}}', 'callId'],
    ['two callIds', '{"callId":"c-1","callId":"c-2"}', 'callId'],
    ['a key longer than DynamoDB takes', JSON.stringify({ callId: 'x'.repeat(2049) }), 'callId'],
    ['a tag that is no text', '{"callId":"c-1","tag":{"a":1}}', 'tag'],
    ['a time that is none', '{"callId":"c-1","startTime":"2026-02-30T00:00:00Z"}', 'startTime'],
    ['a snake_case time that is none', '{"callId":"c-1","end_time":"yesterday"}', 'end_time'],
    [
      'an event type longer than a key',
      JSON.stringify({ callId: 'c-1', eventType: 'x'.repeat(1025) }),
      'eventType',
    ],
  ])('is answered 400 and says what was expected where: %s', async (_, body, path) => {
    const response = await running.bandwidth.post(body)
    expect(response.status).toBe(400)
    const refusal = (await response.json()) as Refusal
    expect(Object.keys(refusal).sort()).toStrictEqual(['error', 'quarantineId', 'violations'])
    expect(refusal.violations).toStrictEqual([{ path, expected: expect.any(String) as unknown }])
  })

  test('is kept in quarantine byte for byte, with its reason and without its credentials', async () => {
    const body = Buffer.concat([Buffer.from('{"callId": '), Buffer.from([0xff, 0x00, 0xfe])])
    const response = await running.bandwidth.post(body, { 'X-Trace': 'abc' })
    const { quarantineId, violations } = (await response.json()) as Refusal
    const [kept] = await quarantined(quarantineId)
    expect(Buffer.from(kept?.['body'] as Uint8Array).equals(body)).toBe(true)
    expect(kept).toMatchObject({ quarantineId, violations, method: 'POST', query: '' })
    expect(kept?.['receivedAt']).toMatch(/^\d{4}-/)
    expect(String(kept?.['headers'])).toContain('"x-trace":"abc"')
    expect(JSON.stringify(kept)).not.toContain(basic())
  })

  test('by GET is kept with its query string', async () => {
    const response = await running.bandwidth.get('from=+15555550100&startTime=soon')
    expect(response.status).toBe(400)
    const { quarantineId } = (await response.json()) as Refusal
    expect((await quarantined(quarantineId))[0]).toMatchObject({ query: 'from=+15555550100&startTime=soon' })
  })

  test('is not quoted in the answer', async () => {
    const response = await running.bandwidth.post({
      callId: newCallId(),
      startTime: '+15555550142',
      tag: ['+15555550143'],
    })
    expect(await response.text()).not.toMatch(/55501/)
  })

  test('of more than 256 KB is answered 413 and kept whole', async () => {
    const body = Buffer.from(JSON.stringify(aCallbackOfNewCall({ note: 'x'.repeat(700_000) })))
    const response = await running.bandwidth.post(body)
    expect(response.status).toBe(413)
    const { quarantineId, violations } = (await response.json()) as Refusal
    expect(violations).toStrictEqual([{ path: '', expected: 'a body of at most 262144 bytes' }])
    const parts = (await quarantined(quarantineId)).sort((a, b) =>
      String(a['part']) < String(b['part']) ? -1 : 1,
    )
    expect(Buffer.concat(parts.map(part => part['body'] as Uint8Array)).equals(body)).toBe(true)
  })

  test('of 5 MB is answered 413; its first 256 KB are kept in one item, with the length and SHA-256 of the whole', async () => {
    const body = Buffer.from(JSON.stringify(aCallbackOfNewCall({ note: 'x'.repeat(5 * 1024 * 1024) })))
    const response = await running.bandwidth.post(body)
    expect(response.status).toBe(413)
    const { quarantineId, violations } = (await response.json()) as Refusal
    expect(violations).toStrictEqual([
      { path: '', expected: 'a body of at most 262144 bytes; only its first 262144 bytes are kept' },
    ])
    const items = await quarantined(quarantineId)
    expect(items).toMatchObject([
      {
        violations,
        bodyParts: 1,
        truncatedFrom: { bytes: body.byteLength, sha256: createHash('sha256').update(body).digest('hex') },
      },
    ])
    expect(Buffer.from(items[0]?.['body'] as Uint8Array).equals(body.subarray(0, 262_144))).toBe(true)
  })

  test('of exactly 256 KB is not too large', async () => {
    const frame = JSON.stringify(aCallbackOfNewCall({ note: '' })).length
    const body = JSON.stringify(aCallbackOfNewCall({ note: 'x'.repeat(256 * 1024 - frame) }))
    expect((await running.bandwidth.post(body)).status).toBe(204)
    expect((await running.bandwidth.post(`${body} `)).status).toBe(413)
  })

  test('of more than 10 MB is refused by the gateway, as API Gateway does', async () => {
    const response = await running.bandwidth.post(Buffer.alloc(10 * 1024 * 1024 + 1, 'x'))
    expect([response.status, await response.text()]).toStrictEqual([
      413,
      '{"message":"Request Entity Too Large"}',
    ])
  })

  test('because its record would not fit into DynamoDB is quarantined too', async () => {
    const response = await running.bandwidth.post({ callId: newCallId(), tag: ` ${'x'.repeat(250_000)}` })
    expect(response.status).toBe(400)
    const { quarantineId } = (await response.json()) as Refusal
    expect(await quarantined(quarantineId)).toHaveLength(1)
  })
})
