import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { DISCONNECTS_TABLE } from '../../../lambda/deployment/tables'
import { SOURCES } from '../../../lambda/disconnect/source'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { clientOn, inMemoryDynamoDb } from '../../support/aws/in-memory-dynamodb'
import { aRecord } from '../../support/callbacks/builders'

type Client = Parameters<typeof dynamoDisconnectStore>[0]['client']

const storeOn = (client: Client) =>
  dynamoDisconnectStore({ client, tableName: 'Table', shards: DEFAULT_SHARDS, readShards: DEFAULT_SHARDS })

const aTable = () => clientOn(inMemoryDynamoDb({ Table: DISCONNECTS_TABLE }))

/** Repeats a put whose answer was lost, as the SDK does, with the number of attempts in the metadata. */
const retrying = (client: Client): Client => {
  const send = async (command: unknown): Promise<unknown> => {
    if (command instanceof PutItemCommand) await client.send(command).catch(() => undefined)
    try {
      return await client.send(command as PutItemCommand)
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) error.$metadata.attempts = 2
      throw error
    }
  }
  return { send } as Client
}

const record = aRecord()
const later = { ...record, receivedAt: '2026-03-14T09:26:54.002Z' as Timestamp }
const contradiction = aRecord({ cause: 'busy' })

describe('a put that was committed although its answer was lost counts once, with its own result', () => {
  test('if the SDK retries', async () => {
    const store = storeOn(retrying(aTable()))
    expect(await store.put(record)()).toStrictEqual(E.right('stored'))
    expect(await store.put(contradiction)()).toStrictEqual(E.right('conflict'))
  })

  test('if the delivery is retried', async () => {
    const store = storeOn(aTable())
    expect(await store.put(record)()).toStrictEqual(E.right('stored'))
    expect(await store.put(record, { mayBeStored: true })()).toStrictEqual(E.right('stored'))
    expect(await store.put(contradiction)()).toStrictEqual(E.right('conflict'))
    expect(await store.put(contradiction, { mayBeStored: true })()).toStrictEqual(E.right('conflict'))
  })
})

describe('an event that is already stored is a duplicate', () => {
  test('if it arrives again, with or without a retry', async () => {
    const store = storeOn(aTable())
    await store.put(record)()
    for (const mayBeStored of [false, true]) {
      expect(await store.put(later, { mayBeStored })()).toStrictEqual(E.right('duplicate'))
      expect(await store.put({ ...record, source: SOURCES.import }, { mayBeStored })()).toStrictEqual(
        E.right('duplicate'),
      )
    }
    expect(await storeOn(retrying(aTable())).put(later)()).toStrictEqual(E.right('stored'))
  })

  test('if it is put for the first time, as in a second import of the same file', async () => {
    const store = storeOn(aTable())
    for (const one of [record, contradiction]) await store.put(one)()
    expect(await store.put(record)()).toStrictEqual(E.right('duplicate'))
    expect(await store.put(contradiction)()).toStrictEqual(E.right('duplicate'))
  })
})

test('a callback whose stored record cannot be read is kept beside it', async () => {
  const client = aTable()
  const fromLaterVersion = {
    callId: { S: record.callId },
    event: { S: 'disconnect' },
    source: { S: 'unheard-of' },
  }
  await client.send(new PutItemCommand({ TableName: 'Table', Item: fromLaterVersion }))
  expect(await storeOn(client).put(record)()).toStrictEqual(E.right('conflict'))
  expect(await storeOn(client).put(record)()).toStrictEqual(E.right('duplicate'))
})
