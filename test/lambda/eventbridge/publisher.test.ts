import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { eventBusPublisher } from '../../../lambda/eventbridge/publisher'
import {
  type BusAnswer,
  type EventBus,
  type PutEntry,
  startEventBus,
} from '../../support/publication/event-bus'

let answer: (entries: readonly PutEntry[]) => BusAnswer = () => 'takes'
let bus: EventBus
let client: EventBridgeClient

beforeAll(async () => {
  bus = await startEventBus(entries => answer(entries))
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  client = new EventBridgeClient({ endpoint: bus.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
})
beforeEach(() => {
  answer = () => 'takes'
  bus.events.length = 0
  bus.requests.length = 0
})
afterAll(async () => {
  client.destroy()
  await bus.close()
})

const publish = (details: readonly string[]) =>
  eventBusPublisher({ client, eventBusName: 'calls' })(details)()

const details = (count: number) => Array.from({ length: count }, (_, n) => `{"n":${n}}`)

const tagsOf = async (given: readonly string[]) => (await publish(given)).map(({ _tag }) => _tag)

test('events go to the bus with their source and detail type, at most ten in a request', async () => {
  expect(new Set(await tagsOf(details(25)))).toStrictEqual(new Set(['published']))
  expect(bus.requests.map(({ length }) => length).sort()).toStrictEqual([10, 10, 5])
  expect(bus.events).toContainEqual({
    EventBusName: 'calls',
    Source: 'bandwidth-disconnects',
    DetailType: 'Call Ended',
    Detail: '{"n":24}',
  })
})

test('no request has more than 256 KB, unless a single event is larger', async () => {
  const large = (bytes: number) => JSON.stringify({ text: 'ä'.repeat(bytes / 2) })
  await publish([large(100_000), large(100_000), large(100_000), large(300_000), large(10)])
  expect(bus.requests.map(({ length }) => length).sort()).toStrictEqual([1, 1, 1, 2])
})

test('source, detail type and resource count, too', async () => {
  const resource = 'arn:aws:dynamodb:us-east-1:000000000000:table/Disconnects'
  const detail = JSON.stringify({ text: 'a'.repeat(25_550) })
  await eventBusPublisher({ client, eventBusName: 'calls', resource })(Array<string>(10).fill(detail))()
  expect(bus.requests.map(({ length }) => length).sort()).toStrictEqual([1, 9])
  expect(bus.events.map(({ Resources }) => Resources)).toStrictEqual(Array(10).fill([resource]))
})

test('nothing is sent for nothing', async () => {
  expect(await publish([])).toStrictEqual([])
  expect(bus.requests).toStrictEqual([])
})

test('entries that the bus throttles are unavailable, and the others are published', async () => {
  answer = () => 'partly'
  expect(await tagsOf(details(4))).toStrictEqual(['unavailable', 'published', 'unavailable', 'published'])
})

test.each(['fails', 'throttles', 'denies', 'lost'] as const)(
  'if the bus %s, all events of the request are unavailable: another attempt may succeed',
  async how => {
    answer = () => how
    expect(await tagsOf(details(3))).toStrictEqual(['unavailable', 'unavailable', 'unavailable'])
  },
)

test.each(['refuses', 'too large'] as const)(
  'an event that the bus will never take (%s) is refused alone, and the others of its request are published',
  async how => {
    answer = entries => (entries.some(({ Detail }) => Detail === '{"n":1}') ? how : 'takes')
    expect(await tagsOf(details(3))).toStrictEqual(['published', 'refused', 'published'])
  },
)

test.each(['MalformedDetail', 'InvalidArgument'])(
  'an event that the bus answers with %s is refused: it will never be taken',
  async ErrorCode => {
    const send = () => Promise.resolve({ Entries: [{ EventId: 'e-1' }, { ErrorCode }] })
    const publisher = eventBusPublisher({ client: { send }, eventBusName: 'calls' })
    expect((await publisher(details(2))()).map(({ _tag }) => _tag)).toStrictEqual(['published', 'refused'])
  },
)
