import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { dynamoQuarantine } from '../../../lambda/dynamodb/quarantine/store'
import { aQuarantinedRequest, aRecord } from '../../support/callbacks/builders'

type Client = Parameters<typeof dynamoDisconnectStore>[0]['client']

const taken = new ConditionalCheckFailedException({ message: '', $metadata: {} })

/** Answers puts with what is given, in turn, and finds nothing. What no engine here can be made to do at will. */
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

test('a record whose predecessor expires between the put and the look at it is stored', async () => {
  const { client, sent } = clientWith(taken, undefined)
  const store = dynamoDisconnectStore({ client, tableName: 'Table', shards: DEFAULT_SHARDS })
  expect(await store.put(aRecord())()).toStrictEqual(E.right('stored'))
  expect(sent()).toBe(2)
})

test('a key that is taken time and again by a record that is not there is a failure, not a loop', async () => {
  const { client, sent } = clientWith(...Array.from({ length: 50 }, () => taken))
  const store = dynamoDisconnectStore({ client, tableName: 'Table', shards: DEFAULT_SHARDS })
  expect(await store.put(aRecord())()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
  expect(sent()).toBe(3)
})

test('a put to quarantine that committed although its answer was lost has succeeded', async () => {
  const { client } = clientWith(taken)
  const quarantine = dynamoQuarantine({ client, tableName: 'Table', retentionDays: 90 })
  expect(await quarantine.put(aQuarantinedRequest())()).toStrictEqual(E.right(undefined))
})

test('a put that the database fails is not taken for one that it refused', async () => {
  const cause = new Error('down')
  const { client } = clientWith(cause)
  const store = dynamoDisconnectStore({ client, tableName: 'Table', shards: DEFAULT_SHARDS })
  expect(await store.put(aRecord())()).toStrictEqual(E.left({ _tag: 'StoreUnavailable', cause }))
})
