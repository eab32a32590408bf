import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { recordJson } from '../../../lambda/disconnect/record-json'
import { SOURCES } from '../../../lambda/disconnect/source'
import { toItem } from '../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import type { PublishResult } from '../../../lambda/publication/publisher'
import {
  publishHandler,
  type PublishedBatch,
  type PublishDeps,
} from '../../../lambda/streams/publish-handler'
import { aCallback, aFullCallback, aRecord, recordOf } from '../../support/callbacks/builders'

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage']

const imageOf = (record: Disconnect): Image => marshall(toItem({ shards: DEFAULT_SHARDS })(record)) as Image

let sequence = 0

const streamed = (NewImage: Image, eventName: DynamoDBRecord['eventName'] = 'INSERT'): DynamoDBRecord => ({
  eventName,
  dynamodb: { ...(NewImage && { NewImage }), SequenceNumber: String(++sequence) },
})

const publisher = (
  resultOf: (detail: string) => PublishResult = () => ({ _tag: 'published' }),
  options: Partial<PublishDeps> = {},
) => {
  const [details, batches]: [string[], PublishedBatch[]] = [[], []]
  const handler = publishHandler({
    failuresOnly: false,
    withCallback: false,
    publish: given => () => {
      details.push(...given)
      return Promise.resolve(given.map(resultOf))
    },
    observe: { published: publication => void batches.push(publication) },
    ...options,
  })
  return { details, batches, publish: (...Records: DynamoDBRecord[]) => handler({ Records }) }
}

const NONE = { batchItemFailures: [] }

test('the detail of an event is the record, as questions are answered with it', async () => {
  const record = recordOf(aFullCallback({ ref: { digits: 1 } }))
  const { details, publish } = publisher()
  expect(await publish(streamed(imageOf(record)))).toStrictEqual(NONE)
  expect(details).toStrictEqual([recordJson(record)])
})

test('the detail has the callback as Bandwidth sent it, if callbacks are forwarded', async () => {
  const body = aCallback({ from: '+1 555 555 0100', tag: '' })
  const { details, publish } = publisher(undefined, { withCallback: true })
  await publish(streamed(imageOf(recordOf(body))))
  expect(JSON.parse(details[0] ?? '')).toMatchObject({ from: '+15555550100', callback: body })
})

test('only ends of calls are published: no other event, evidence, memo, mark, deletion', async () => {
  const { details, batches, publish } = publisher()
  const memo = marshall({ callId: ' reconciliation', event: 'run#9900000', json: '{}' }) as Image
  const mark = marshall({ callId: 'c-1', event: 'disconnect', erased: '2026-03-14', expiresAt: 1 }) as Image
  const response = await publish(
    streamed(imageOf(aRecord({ eventType: 'dtmf' }))),
    streamed(imageOf({ ...aRecord(), conflict: true })),
    streamed(memo),
    streamed(mark, 'MODIFY'),
    streamed(undefined, 'REMOVE'),
  )
  expect(response).toStrictEqual(NONE)
  expect(details).toStrictEqual([])
  expect(batches).toStrictEqual([{ calls: [], unreadable: [] }])
})

test('reconciled records are published as such, and a callback that completes one says so', async () => {
  const { details, publish } = publisher()
  const reconciled = { ...aRecord(), source: SOURCES.reconciled }
  await publish(streamed(imageOf(reconciled)), streamed(imageOf(aRecord()), 'MODIFY'))
  expect(details.map(detail => JSON.parse(detail) as unknown)).toMatchObject([
    { source: 'reconciled' },
    { source: 'callback', completed: true },
  ])
  expect(details[0]).not.toContain('completed')
})

test('what the bus does not take is reported by its position in the stream, and what it refuses is not', async () => {
  const { publish } = publisher(detail => {
    const { callId } = JSON.parse(detail) as { callId: string }
    if (callId === 'c-down') return { _tag: 'unavailable', cause: new Error('down') }
    return callId === 'c-large' ? { _tag: 'refused', cause: new Error('large') } : { _tag: 'published' }
  })
  const records = ['c-1', 'c-down', 'c-large', 'c-down', 'c-2'].map(callId =>
    streamed(imageOf(aRecord({ callId }))),
  )
  expect(await publish(...records)).toStrictEqual({
    batchItemFailures: [1, 3].map(i => ({ itemIdentifier: records[i]?.dynamodb?.SequenceNumber })),
  })
})

test('an item that this version cannot decode is reported, and does not hold up the others', async () => {
  const { details, batches, publish } = publisher()
  const damaged = { ...imageOf(aRecord()), receivedAt: { S: 'soon' } }
  expect(await publish(streamed(damaged), streamed(imageOf(aRecord())))).toStrictEqual(NONE)
  expect(details).toHaveLength(1)
  expect(batches[0]?.unreadable).toMatchObject([{ _tag: 'UnreadableRecord' }])
})

test('an observer that throws costs no call', async () => {
  const observe = {
    published: () => {
      throw new Error('defect')
    },
  }
  const { details, publish } = publisher(undefined, { observe })
  expect(await publish(streamed(imageOf(aRecord())))).toStrictEqual(NONE)
  expect(details).toHaveLength(1)
})
