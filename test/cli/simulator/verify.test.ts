import { DeleteItemCommand, PutItemCommand, ScanCommand, type AttributeValue } from '@aws-sdk/client-dynamodb'
import { simulate } from '../../../cli/simulator/simulate'
import type { SimulatedCall } from '../../../cli/simulator/calls'
import { verify } from '../../../cli/simulator/verify'
import { twinHttp } from '../../../cli/places/twin-http'
import { twinRecords } from '../../../cli/places/twin'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { CallId } from '../../../lambda/disconnect/identifiers'
import { TABLE_NAME } from '../../../local/database/embedded-database'
import { clientOf, CREDENTIALS, withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

type Item = Record<string, AttributeValue>

const client = () => running.twin.database.client
const get = (callId: CallId): Promise<readonly Disconnect[]> =>
  twinRecords(twinHttp(new URL(running.twin.url), {})).get(callId)

/** Calls without oddities, all of which have a record. */
const onRecord = async (seed: number): Promise<readonly SimulatedCall[]> => {
  const url = new URL(`${running.twin.url}/callbacks/disconnect`)
  const options = { url, credentials: CREDENTIALS, rate: 500, timeoutMs: 60_000, oddities: 0 }
  const { acknowledged } = await simulate({ ...options, count: 8, seed })
  expect(acknowledged).toHaveLength(8)
  return acknowledged
}

const itemOf = async ({ callId }: SimulatedCall): Promise<Item> => {
  const { Items = [] } = await client().send(
    new ScanCommand({
      TableName: TABLE_NAME,
      FilterExpression: 'callId = :c',
      ExpressionAttributeValues: { ':c': { S: callId } },
    }),
  )
  return Items[0] ?? {}
}

const put = (item: Item) => client().send(new PutItemCommand({ TableName: TABLE_NAME, Item: item }))

const remove = ({ callId, event }: Item) =>
  client().send(new DeleteItemCommand({ TableName: TABLE_NAME, Key: { callId, event } as Item }))

const at = (calls: readonly SimulatedCall[], index: number): SimulatedCall => calls[index] as SimulatedCall

test('lost, doubled and altered records are found, and named without values', async () => {
  const calls = await onRecord(1)
  const [lost, doubled, contradicted, altered, missing] = [0, 1, 2, 3, 4].map(index => at(calls, index)) as [
    SimulatedCall,
    SimulatedCall,
    SimulatedCall,
    SimulatedCall,
    SimulatedCall,
  ]
  await remove(await itemOf(lost))
  await put({ ...(await itemOf(doubled)), event: { S: 'disconnect#again' } })
  await clientOf(running.twin).post({ ...contradicted.properties, cause: 'another' })
  const changed = await itemOf(altered)
  await put({ ...changed, direction: { S: 'sideways' }, to: { S: '+15555550100x' }, privacy: { BOOL: true } })
  const { accountId, ...without } = await itemOf(missing)
  await put(without)

  const { altered: names, ...counts } = await verify(calls, get)
  expect(accountId).toBeDefined()
  expect(counts).toStrictEqual({
    checked: 8,
    lost: [lost.callId],
    doubled: expect.arrayContaining([doubled.callId, contradicted.callId]) as unknown,
  })
  expect(counts.doubled).toHaveLength(2)
  expect([...names].sort((a, b) => a.names.length - b.names.length)).toStrictEqual([
    { callId: missing.callId, names: ['accountId', 'callUrl'] },
    { callId: altered.callId, names: ['direction', 'privacy', 'to'] },
  ])
}, 60_000)

test('a missing record is looked for again, for the given time', async () => {
  const calls = await onRecord(2)
  const item = await itemOf(at(calls, 0))
  await remove(item)
  const asked = { times: 0 }
  const late = async (callId: CallId): Promise<readonly Disconnect[]> => {
    const records = await get(callId)
    // The queue delivers after the record was not found.
    if (records.length === 0 && asked.times++ === 0) await put(item)
    return records
  }
  expect(await verify(calls, late, { forMs: 30_000 })).toMatchObject({ checked: 8, lost: [] })
  expect(asked.times).toBe(1)
}, 60_000)
