import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { toItem } from '../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { aCallback, recordOf, type WireBody } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { logLinesOf } from '../support/lambda/log-lines'
import { startLambda } from '../support/lambda/process'
import { type BusAnswer, startEventBus } from '../support/publication/event-bus'

const NOWHERE = { endpoint: 'http://127.0.0.1:1' }
const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/Disconnects'

const HANGUP = aCallback({ callId: 'c-1', cause: 'hangup' })
const FAILED = aCallback({ callId: 'c-2', cause: 'error' })

const streamed = (body: WireBody, n: number): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    NewImage: marshall(toItem({ shards: DEFAULT_SHARDS })(recordOf(body))) as NonNullable<
      DynamoDBRecord['dynamodb']
    >['NewImage'],
    SequenceNumber: String(n),
  },
})

/** Runs the function once, with the ends of both calls. */
const run = async (changes: NodeJS.ProcessEnv = {}, answer: BusAnswer = 'takes') => {
  const bus = await startEventBus(() => answer)
  const fn = startLambda('publish', {
    ...lambdaEnvironment(NOWHERE, NOWHERE),
    AWS_ENDPOINT_URL_EVENTBRIDGE: bus.endpoint,
    EVENT_BUS_NAME: 'calls',
    TABLE_ARN: TABLE,
    ...changes,
  })
  try {
    const response: unknown = await fn.invoke({ Records: [HANGUP, FAILED].map(streamed) })
    const details = bus.events.map(({ Detail }) => JSON.parse(Detail) as Record<string, unknown>)
    return { events: bus.events, details, response, lines: logLinesOf(fn.logs()) }
  } finally {
    await fn.stop()
    await bus.close()
  }
}

test('each event names the table that its call is in, by which a stack forwards only its own', async () => {
  const { events, details, response, lines } = await run()
  expect(events.map(({ EventBusName, Resources }) => [EventBusName, Resources])).toStrictEqual([
    ['calls', [TABLE]],
    ['calls', [TABLE]],
  ])
  expect(details.map(({ callId, callback }) => [callId, callback])).toStrictEqual([
    ['c-1', undefined],
    ['c-2', undefined],
  ])
  expect(response).toStrictEqual({ batchItemFailures: [] })
  expect(lines).toMatchObject([{ outcome: 'published', Published: 2, service: 'Test/Disconnects' }])
})

test('where callbacks are forwarded, each event has its callback', async () => {
  const { details } = await run({ WITH_CALLBACK: 'true' })
  expect(details.map(({ callback }) => callback)).toStrictEqual([HANGUP, FAILED])
})

test('where only failures are published, other calls are not', async () => {
  const { details } = await run({ FAILURES_ONLY: 'true' })
  expect(details.map(({ callId }) => callId)).toStrictEqual(['c-2'])
})

test('what the bus does not take is reported to Lambda, which calls again from there', async () => {
  const { response, lines } = await run({}, 'denies')
  expect(response).toStrictEqual({ batchItemFailures: [{ itemIdentifier: '0' }, { itemIdentifier: '1' }] })
  expect(lines).toMatchObject([{ outcome: 'waiting', waiting: 2, cause: 'AccessDeniedException' }])
})
