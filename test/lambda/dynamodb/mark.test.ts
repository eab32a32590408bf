import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import { encodeDelivery } from '../../../lambda/callback/delivery-message'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { CallId } from '../../../lambda/disconnect/identifiers'
import { SOURCES } from '../../../lambda/disconnect/source'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { markOf } from '../../../lambda/dynamodb/mark'
import { dynamoReconciliationStore } from '../../../lambda/dynamodb/reconciliation/store'
import { refusingErased } from '../../../lambda/dynamodb/refusing-erased'
import { type Database, startDatabase, TABLE_NAME } from '../../../local/database/embedded-database'
import { startSecretsManager } from '../../support/aws/secrets-manager'
import { aCallbackOfNewCall, aDelivery, newCallId, recordOf } from '../../support/callbacks/builders'
import { eventOf } from '../../support/lambda/drainer'
import { lambdaEnvironment } from '../../support/lambda/environment'
import { startLambda } from '../../support/lambda/process'
import { CREDENTIALS } from '../../support/twin/twin'

let database: Database
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

const optionsOf = () => ({
  client: database.client,
  tableName: TABLE_NAME,
  shards: DEFAULT_SHARDS,
  readShards: DEFAULT_SHARDS,
})

/** A call that was erased: nothing but its mark is there. */
const erasedCall = async (): Promise<string> => {
  const callId = newCallId()
  const Item = marshall(markOf(callId, timestampOf(Date.parse('2026-03-05T00:00:00Z'))))
  await database.client.send(new PutItemCommand({ TableName: TABLE_NAME, Item }))
  return callId
}

const itemsOf = async (callId: string) => {
  const { Items = [] } = await database.client.send(new ScanCommand({ TableName: TABLE_NAME }))
  return Items.filter(item => item['callId']?.S === callId)
}

const expectOnlyMark = async (callId: string): Promise<void> => {
  expect(await itemsOf(callId)).toStrictEqual([
    {
      callId: { S: callId },
      event: { S: 'disconnect' },
      erased: { S: '2026-03-05T00:00:00.000Z' },
      expiresAt: { N: String(Date.parse('2026-03-20T00:00:00Z') / 1000) },
    },
  ])
}

const DTMF = { eventType: 'dtmf', eventTime: '2026-03-04T10:00:10.000Z' }

test.each([false, true])(
  'the end of an erased call is a duplicate, and no evidence is stored (repeated attempt: %s)',
  async mayBeStored => {
    const callId = await erasedCall()
    const record = recordOf(aCallbackOfNewCall({ callId }))
    const { put } = dynamoDisconnectStore(optionsOf())
    expect(await put(record, { mayBeStored })()).toStrictEqual(E.right('duplicate'))
    await expectOnlyMark(callId)
  },
)

test('reconciliation finds an erased call stored, and cannot store it', async () => {
  const callId = (await erasedCall()) as CallId
  const { sourcesOf, put } = dynamoReconciliationStore(optionsOf())
  expect(await sourcesOf([callId, newCallId() as CallId])()).toStrictEqual(
    E.right(new Map([[callId, 'callback']])),
  )
  const record = { ...recordOf(aCallbackOfNewCall({ callId })), source: SOURCES.reconciled }
  expect(await put(record)()).toStrictEqual(E.right('duplicate'))
  await expectOnlyMark(callId)
})

test('whoever stores what is old refuses other events and evidence of erased calls, and of no other call', async () => {
  const callId = await erasedCall()
  const { put } = refusingErased(optionsOf())(dynamoDisconnectStore(optionsOf()))
  const records = (id: string): readonly Disconnect[] => [
    recordOf(aCallbackOfNewCall({ ...DTMF, callId: id })),
    recordOf(aCallbackOfNewCall({ callId: id })),
    { ...recordOf(aCallbackOfNewCall({ callId: id, cause: 'busy' })), conflict: true },
  ]
  for (const record of records(callId)) expect(await put(record)()).toStrictEqual(E.right('duplicate'))
  await expectOnlyMark(callId)
  const other = newCallId()
  for (const record of records(other)) expect(await put(record)()).toStrictEqual(E.right('stored'))
  expect(await itemsOf(other)).toHaveLength(3)
})

test('no answer shows a mark, or counts it as unreadable', async () => {
  const callId = (await erasedCall()) as CallId
  const { findByCall, find } = dynamoDisconnectStore(optionsOf())
  expect(await findByCall(callId)()).toStrictEqual(E.right({ records: [], unreadable: 0 }))
  expect(await find({ callId, order: 'newest' }, { limit: 10 })()).toMatchObject({ right: { rows: [] } })
})

test('the deployed drain function brings nothing of an erased call back', async () => {
  const callId = await erasedCall()
  const secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
  const drain = startLambda('drain', lambdaEnvironment(database, secrets))
  const other = newCallId()
  const bodies = [{ callId }, { callId, ...DTMF }, { callId: other }]
  const messages = bodies.map(body => encodeDelivery(aDelivery({ body: aCallbackOfNewCall(body) })))
  expect(await drain.invoke(eventOf(...messages))).toStrictEqual({ batchItemFailures: [] })
  await drain.stop()
  await secrets.close()
  await expectOnlyMark(callId)
  expect(await itemsOf(other)).toHaveLength(1)
}, 20_000)
