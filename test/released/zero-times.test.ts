import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { clientOn, inMemoryDynamoDb } from '../support/aws/in-memory-dynamodb'
import { aCallback, recordOf, type WireBody } from '../support/callbacks/builders'

const TABLE = 'disconnects'

const COMMON: Record<string, AttributeValue> = {
  event: { S: 'disconnect' },
  eventType: { S: 'disconnect' },
  answered: { BOOL: true },
  receivedAt: { S: '2026-03-14T09:26:50.001Z' },
  source: { S: 'callback' },
  accountId: { S: '9900000' },
  applicationId: { S: '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348' },
  from: { S: '+15555550100' },
  to: { S: '+15555550101' },
  direction: { S: 'outbound' },
  callUrl: {
    S: 'https://voice.bandwidth.com/api/v2/accounts/9900000/calls/c-5d1f0a7b-1c9e4b20-6a3d-4f18-9b7c-2e8d4c6a0f13',
  },
  cause: { S: 'hangup' },
  causeClass: { S: 'normal' },
}

/** Items as an earlier version stored them, each with the callback that it had received. */
const STORED: readonly (readonly [name: string, sent: WireBody, item: Record<string, AttributeValue>])[] = [
  [
    'a zero answer time',
    { answerTime: '0001-01-01T00:00:00Z' },
    {
      ...COMMON,
      callId: { S: 'c-zero-answer' },
      eventTime: { S: '2026-03-14T09:26:53.590Z' },
      startTime: { S: '2026-03-14T09:25:00.250Z' },
      answerTime: { S: '0001-01-01T00:00:00.000Z' },
      endTime: { S: '2026-03-14T09:26:53.589Z' },
      talkMs: { N: '63909077213589' },
      totalMs: { N: '113339' },
      asSent: { S: '{"answerTime":"0001-01-01T00:00:00Z"}' },
      timeline: { S: '2026-03-14T09:26:53.589Z#7fjlJjt8UJw' },
    },
  ],
  [
    'only zero times',
    {
      eventTime: '0001-01-01T00:00:00Z',
      startTime: '1970-01-01T00:00Z',
      answerTime: '0001-01-01T00:00:00.000Z',
      endTime: '0001-01-01T00:00:00Z',
    },
    {
      ...COMMON,
      callId: { S: 'c-zero-all' },
      eventTime: { S: '0001-01-01T00:00:00.000Z' },
      startTime: { S: '1970-01-01T00:00:00.000Z' },
      answerTime: { S: '0001-01-01T00:00:00.000Z' },
      endTime: { S: '0001-01-01T00:00:00.000Z' },
      talkMs: { N: '0' },
      asSent: {
        S: '{"startTime":"1970-01-01T00:00Z","eventTime":"0001-01-01T00:00:00Z","endTime":"0001-01-01T00:00:00Z"}',
      },
      timeline: { S: '0001-01-01T00:00:00.000Z#ApZr4Cifu6o' },
    },
  ],
  [
    'an answer time long after the end',
    { answerTime: '2026-03-14T11:25:10.500Z' },
    {
      ...COMMON,
      callId: { S: 'c-late-answer' },
      eventTime: { S: '2026-03-14T09:26:53.590Z' },
      startTime: { S: '2026-03-14T09:25:00.250Z' },
      answerTime: { S: '2026-03-14T11:25:10.500Z' },
      endTime: { S: '2026-03-14T09:26:53.589Z' },
      ringMs: { N: '7210250' },
      totalMs: { N: '113339' },
      timeline: { S: '2026-03-14T09:26:53.589Z#6kO7LMZeizk' },
    },
  ],
]

test.each(STORED)(
  'a record that an earlier version stored with %s: its callback is a duplicate',
  async (_, sent, item) => {
    const database = inMemoryDynamoDb({ [TABLE]: DISCONNECTS_TABLE })
    database.execute(new PutItemCommand({ TableName: TABLE, Item: item }))
    const before = database.dump()
    const { put } = dynamoDisconnectStore({
      client: clientOn(database),
      tableName: TABLE,
      shards: DEFAULT_SHARDS,
      readShards: DEFAULT_SHARDS,
    })
    const callId = item['callId']?.S
    expect(await put(recordOf(aCallback({ ...sent, callId })))()).toStrictEqual(E.right('duplicate'))
    expect(database.dump()).toStrictEqual(before)
    expect(await put(recordOf(aCallback({ ...sent, callId, cause: 'busy' })))()).toStrictEqual(
      E.right('conflict'),
    )
  },
)
