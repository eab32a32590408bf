import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { CHECK_APPLICATION_ID, malformedRequest, plainCall } from '../../../cli/check/check-calls'
import { quarantineIdOf } from '../../../lambda/intake/quarantine'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { dynamoQuarantine } from '../../../lambda/dynamodb/quarantine/store'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/embedded-database'
import { TWIN_CREDENTIALS } from '../../../lambda/deployment/twin'
import { aCallback, aQuarantinedRequest, recordOf } from '../../support/callbacks/builders'
import { basic, clientOf } from '../../support/twin/twin'
import { withProxiedCheck } from '../../support/check/proxied-check'

const { running, through } = withProxiedCheck()

const quarantineIds = async (): Promise<readonly string[]> => {
  const { Items = [] } = await running.twin.database.client.send(
    new ScanCommand({ TableName: QUARANTINE_TABLE_NAME }),
  )
  return Items.map(({ part }) => part?.S?.split('#')[0] ?? '')
}

const callIds = async (): Promise<readonly string[]> => {
  const { Items = [] } = await running.twin.database.client.send(new ScanCommand({ TableName: TABLE_NAME }))
  return Items.map(({ callId }) => callId?.S ?? '')
}

/** Sends a request that is not from the check. @returns its id in quarantine */
const quarantined = async (body: string): Promise<string> => {
  const response = await clientOf(running.twin, basic(TWIN_CREDENTIALS)).post(body)
  return String(((await response.json()) as Record<string, unknown>)['quarantineId'])
}

test.each([
  ['with a body', '{'],
  ['without a body', ''],
])(
  'a request of somebody else in quarantine (%s) is never deleted, whatever id an answer names',
  async (_, body) => {
    const id = await quarantined(body)
    const { lines } = await through(
      {
        // Also accepts the request without a body.
        there: (request, sent) => {
          request.headers.authorization ??= basic(TWIN_CREDENTIALS)
          return sent
        },
        back: answer =>
          answer.status === 400
            ? { ...answer, headers: {}, body: Buffer.from(JSON.stringify({ quarantineId: id })) }
            : answer,
      },
      { quarantine: body !== '' },
    )
    expect(await quarantineIds()).toContain(id)
    expect(lines['clean-up']).toMatch(
      new RegExp(`^warning: .*not deleted from quarantine, because this run did not send it: ${id}`),
    )
  },
  60_000,
)

test('a request without a body that is accepted is recognized, and deleted from quarantine', async () => {
  const before = await quarantineIds()
  const { lines } = await through(
    {
      there: (request, sent) => {
        request.headers.authorization ??= basic(TWIN_CREDENTIALS)
        return sent
      },
    },
    { quarantine: false },
  )
  expect(lines['clean-up']).toMatch(/^ok: \d+ records and [12] requests? in quarantine deleted$/)
  expect(await quarantineIds()).toStrictEqual(before)
}, 60_000)

test('acknowledged callbacks without a record are named, the malformed request too, since they may be stored later', async () => {
  const acknowledged: string[] = []
  const { lines, ending } = await through({
    instead: ({ url }, body) => {
      const [callId] = /c-c4ec4000-[\da-f-]{36}/.exec(`${url ?? ''}${body.toString()}`) ?? []
      if (callId === undefined || url?.includes(TWIN_CREDENTIALS.password) !== true) return undefined
      acknowledged.push(callId)
      return 204
    },
  })
  expect(ending).toMatch(/^failed: .*nonsense$/)
  expect(lines['clean-up']).toMatch(
    /^warning: .*not on record, but may still be stored later: .* \| run disconnects check again after/,
  )
  expect(acknowledged.length).toBeGreaterThan(4)
  for (const callId of acknowledged) expect(lines['clean-up']).toContain(callId)
}, 60_000)

test('records that an earlier check left are deleted, but none of real calls or of a check that runs now', async () => {
  const client = running.twin.database.client
  const store = dynamoDisconnectStore({
    client,
    tableName: TABLE_NAME,
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })
  const quarantine = dynamoQuarantine({ client, tableName: QUARANTINE_TABLE_NAME, retentionDays: 1 })
  const minutesAgo = (minutes: number) => timestampOf(Date.now() - minutes * 60_000)
  const stored = async (record: Disconnect, minutes: number) => {
    await store.put({ ...record, receivedAt: minutesAgo(minutes) })()
    return record.callId
  }
  const setAside = async (body: Uint8Array, minutes: number) => {
    const receivedAt = minutesAgo(minutes)
    const quarantineId = quarantineIdOf({ receivedAt, requestId: String(Math.random()) })
    await quarantine.put(aQuarantinedRequest({ quarantineId, receivedAt, body }))()
    return quarantineId
  }
  const ofCheck = () => recordOf(plainCall('9900000').properties)
  const gone = [await stored(ofCheck(), 10), await setAside(malformedRequest().body, 10)]
  const similar = Buffer.concat([malformedRequest().body, Buffer.from(' ')])
  const stay = [
    await stored(ofCheck(), 1),
    await stored(recordOf(aCallback({ applicationId: CHECK_APPLICATION_ID })), 10),
    await stored(recordOf({ ...plainCall('9900000').properties, applicationId: 'another' }), 10),
    await setAside(malformedRequest().body, 1),
    await setAside(similar, 10),
  ]
  const { lines, ending } = await through({})
  expect(ending).toBe('well')
  expect(lines['clean-up']).toMatch(/^ok: \d+ records and 2 requests in quarantine deleted$/)
  const left = [...(await callIds()), ...(await quarantineIds())]
  expect(left).toStrictEqual(expect.arrayContaining(stay))
  for (const id of gone) expect(left).not.toContain(id)
}, 60_000)
