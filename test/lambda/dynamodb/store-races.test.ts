import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { dynamoQuarantine } from '../../../lambda/dynamodb/quarantine/store'
import { aQuarantinedRequest, aRecord } from '../../support/callbacks/builders'

type Client = Parameters<typeof dynamoDisconnectStore>[0]['client']

const taken = new ConditionalCheckFailedException({ message: '', $metadata: {} })

/** A client that gives fixed answers to puts, in turn, and finds nothing, which no engine in the tests can do. */
const clientWith = (...puts: readonly (Error | undefined)[]) => {
  let sent = 0
  const send = (command: unknown): Promise<unknown> => {
    if (command instanceof GetItemCommand) return Promise.resolve({})
    expect(command).toBeInstanceOf(PutItemCommand)
    const failure = puts[sent++]
    return failure === undefined ? Promise.resolve({}) : Promise.reject(failure)
  }
  return { client: { send } as unknown as Client, sent: () => sent }
}

test('a record is stored if its predecessor expires between the put and the get', async () => {
  const { client, sent } = clientWith(taken, undefined)
  const store = dynamoDisconnectStore({
    client,
    tableName: 'Table',
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })
  expect(await store.put(aRecord())()).toStrictEqual(E.right('stored'))
  expect(sent()).toBe(2)
})

test('a key that stays taken although no record is found is a failure, not an endless loop', async () => {
  const { client, sent } = clientWith(...Array.from({ length: 50 }, () => taken))
  const store = dynamoDisconnectStore({
    client,
    tableName: 'Table',
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })
  expect(await store.put(aRecord())()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
  expect(sent()).toBe(3)
})

test('a put to the quarantine has succeeded if it was committed, even if its answer was lost', async () => {
  const { client } = clientWith(taken)
  const quarantine = dynamoQuarantine({ client, tableName: 'Table', retentionDays: 90 })
  expect(await quarantine.put(aQuarantinedRequest())()).toStrictEqual(E.right(undefined))
})

test('a failed put does not count as a refused one', async () => {
  const cause = new Error('down')
  const { client } = clientWith(cause)
  const store = dynamoDisconnectStore({
    client,
    tableName: 'Table',
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })
  expect(await store.put(aRecord())()).toStrictEqual(E.left({ _tag: 'StoreUnavailable', cause }))
})
