import { BatchGetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import type { CallId } from '../../../../lambda/disconnect/identifiers'
import { type Source, SOURCES } from '../../../../lambda/disconnect/source'
import { toItem } from '../../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../../lambda/dynamodb/keys'
import { sourcesOf } from '../../../../lambda/dynamodb/reconciliation/sources'
import { startDatabase, TABLE_NAME, type Database } from '../../../../local/database/embedded-database'
import { releasedItem } from '../../../support/aws/released-item'
import { aCallbackOfNewCall, newCallId, recordOf, type WireBody } from '../../../support/callbacks/builders'

let database: Database
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

type Client = Parameters<typeof sourcesOf>[0]['client']

const sources = async (callIds: readonly string[], client: Client = database.client) => {
  const found = await sourcesOf({ client, tableName: TABLE_NAME })(callIds as readonly CallId[])()
  return E.isRight(found) ? Object.fromEntries(found.right) : found.left
}

const OPTIONS = { shards: DEFAULT_SHARDS }

/** Stores the record of a new call. @returns the id of the call */
const store = async (source: Source, body: WireBody = {}, write = toItem(OPTIONS)): Promise<string> => {
  const record = { ...recordOf(aCallbackOfNewCall(body)), source }
  const Item = marshall(write(record))
  await database.client.send(new PutItemCommand({ TableName: TABLE_NAME, Item }))
  return record.callId
}

test('what is stored has its source, and what is not stored has none', async () => {
  const [callback, imported, reconciled] = [
    await store(SOURCES.callback),
    await store(SOURCES.import),
    await store(SOURCES.reconciled),
  ]
  expect(await sources([reconciled, newCallId(), imported, callback])).toStrictEqual({
    [callback]: 'callback',
    [imported]: 'import',
    [reconciled]: 'reconciled',
  })
})

test('items of version 0.1.0 and of a later one have the source that they tell', async () => {
  const old = await store(SOURCES.callback, {}, releasedItem(OPTIONS))
  const oldImport = await store(SOURCES.import, {}, releasedItem(OPTIONS))
  const later = await store('mirrored' as Source)
  expect(await sources([old, oldImport, later])).toStrictEqual({
    [old]: 'callback',
    [oldImport]: 'import',
    [later]: 'mirrored',
  })
})

test('another event of a call is not its end', async () => {
  const callId = await store(SOURCES.callback, { eventType: 'transferDisconnect' })
  expect(await sources([callId])).toStrictEqual({})
})

test('100 calls are looked up in one request', async () => {
  const stored = [await store(SOURCES.callback), await store(SOURCES.callback)]
  const callIds = [...Array.from({ length: 98 }, newCallId), ...stored]
  let requests = 0
  const send = (command: BatchGetItemCommand) => {
    requests++
    return database.client.send(command)
  }
  const found = await sources(callIds, { send })
  expect([Object.keys(found).sort(), requests]).toStrictEqual([[...stored].sort(), 1])
})

test('a consistent look-up asks for what was written until now', async () => {
  const asked: unknown[] = []
  const send = ({ input }: BatchGetItemCommand) => {
    asked.push(input.RequestItems?.[TABLE_NAME]?.ConsistentRead)
    return Promise.resolve({ Responses: {} })
  }
  const lookUp = sourcesOf({ client: { send }, tableName: TABLE_NAME })
  for (const options of [{ consistent: true }, {}]) await lookUp([newCallId() as CallId], options)()
  expect(asked).toStrictEqual([true, false])
})

test('nothing is asked for no call', async () => {
  const send = () => Promise.reject(new Error('asked'))
  expect(await sources([], { send })).toStrictEqual({})
})

/** A database that answers only some keys of each request. */
const answering = (count: number) => {
  const asked: number[] = []
  const send = async ({ input }: BatchGetItemCommand) => {
    const request = input.RequestItems?.[TABLE_NAME]
    const keys = request?.Keys ?? []
    asked.push(keys.length)
    const some = { ...request, Keys: keys.slice(0, count) }
    const answer =
      count === 0
        ? { Responses: {} }
        : await database.client.send(new BatchGetItemCommand({ RequestItems: { [TABLE_NAME]: some } }))
    const left = keys.slice(count)
    const UnprocessedKeys = left.length === 0 ? {} : { [TABLE_NAME]: { ...request, Keys: left } }
    return { ...answer, UnprocessedKeys }
  }
  return { client: { send }, asked }
}

test('keys that the database leaves out are asked for again, until all are answered', async () => {
  const callIds = [
    await store(SOURCES.callback),
    await store(SOURCES.reconciled),
    await store(SOURCES.import),
  ]
  const { client, asked } = answering(1)
  expect(Object.keys(await sources(callIds, client)).sort()).toStrictEqual([...callIds].sort())
  expect(asked).toStrictEqual([3, 2, 1])
})

test('a database that leaves out keys again and again fails: they are not taken for missing', async () => {
  jest.useFakeTimers()
  try {
    const found = sources([newCallId()], answering(0).client)
    await jest.advanceTimersByTimeAsync(60_000)
    expect(await found).toMatchObject({ _tag: 'StoreUnavailable' })
  } finally {
    jest.useRealTimers()
  }
})

test('a database that fails is a failure', async () => {
  const send = () => Promise.reject(new Error('down'))
  expect(await sources([newCallId()], { send })).toMatchObject({
    _tag: 'StoreUnavailable',
  })
})
