import { CreateEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge'
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { recordJson } from '../../lambda/disconnect/record-json'
import { startCloudFormation } from '../support/aws/cloud-formation'
import { consumerOf, type ReceivedEvent } from '../support/aws/event-consumer'
import { emulatorEnvironment } from '../support/aws/emulator-environment'
import { startMinistack, type Ministack } from '../support/aws/ministack'
import { aRecord } from '../support/callbacks/builders'
import { runCli } from '../support/cli/run'

const BUS = 'calls'
const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/Disconnects'

let ministack: Ministack
let sqs: SQSClient
let eventBridge: EventBridgeClient
let deadLetters: string
let receive: () => Promise<readonly ReceivedEvent[]>
let cloudFormation: Awaited<ReturnType<typeof startCloudFormation>>

beforeAll(async () => {
  ministack = await startMinistack()
  const options = {
    endpoint: ministack.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  sqs = new SQSClient({ ...options, useQueueUrlAsEndpoint: false })
  eventBridge = new EventBridgeClient(options)
  await eventBridge.send(new CreateEventBusCommand({ Name: BUS }))
  deadLetters = (await sqs.send(new CreateQueueCommand({ QueueName: 'not-forwarded' }))).QueueUrl ?? ''
  receive = await consumerOf({ sqs, eventBridge }, BUS)
  cloudFormation = await startCloudFormation({
    S: { EventBusName: BUS, ForwardDeadLetterQueueUrl: deadLetters },
    WithoutForwarding: { EventBusName: BUS },
  })
}, 180_000)
afterAll(async () => {
  eventBridge.destroy()
  sqs.destroy()
  await cloudFormation.close()
  await ministack.stop()
})

const redrive = (stack: string, ...flags: readonly string[]) =>
  runCli(['redrive', '--forwards', '--stack', stack, ...flags], {
    ...emulatorEnvironment(ministack.endpoint),
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
  })

const text = (StringValue: string) => ({ DataType: 'String', StringValue })

/** A dead letter, as EventBridge makes it. */
const giveUp = (MessageBody: string, code: string, message: string) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: deadLetters,
      MessageBody,
      MessageAttributes: { ERROR_CODE: text(code), ERROR_MESSAGE: text(message) },
    }),
  )

const eventAbout = (callId: string): string => {
  const head = JSON.stringify({
    id: '1',
    'detail-type': 'Call Ended',
    source: 'bandwidth-disconnects',
    resources: [TABLE],
  })
  const detail = recordJson(aRecord({ callId, tag: 'customer-20417' }))
  return `${head.slice(0, -1)},"detail":${detail}}`
}

const waiting = async (): Promise<number> => {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: deadLetters, AttributeNames: [...AttributeNames] }),
  )
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0)
}

test('callbacks that could not be forwarded are on the bus again, counted by what the handler answered, and not shown', async () => {
  const ids = Array.from({ length: 12 }, (_, i) => `c-${i}`)
  for (const callId of ids)
    await giveUp(eventAbout(callId), 'SDK_CLIENT_ERROR', 'status code 404 for customer-20417')
  await giveUp(eventAbout('c-12'), 'NO_PERMISSIONS', 'denied')

  const dryRun = await redrive('S', '--dry-run', '--json')
  expect([dryRun.code, JSON.parse(dryRun.stdout)]).toMatchObject([0, { waiting: 13, moved: 0, dryRun: true }])
  expect(await receive()).toStrictEqual([])
  await new Promise(resolve => setTimeout(resolve, 1_500))

  const moved = await redrive('S')
  expect([moved.code, moved.stdout]).toStrictEqual([0, 'waiting  13\nmoved    13\n'])
  expect(moved.stderr).toMatch(/^SDK_CLIENT_ERROR 404 +12$/m)
  expect(moved.stderr).toMatch(/^NO_PERMISSIONS +1$/m)
  expect(moved.stderr).not.toMatch(/5555550|customer-20417/)

  const events = await receive()
  expect(events.map(({ detail }) => detail.callId).sort()).toStrictEqual([...ids, 'c-12'].sort())
  for (const { resources, detail } of events) {
    expect(resources).toStrictEqual([TABLE])
    expect(detail).toMatchObject({ tag: 'customer-20417', causeClass: 'normal' })
  }
  expect(await waiting()).toBe(0)
}, 60_000)

test('a message that is no event about an ended call stays, and the command says so', async () => {
  await giveUp('{"source":"another","detail-type":"Call Ended","detail":{}}', 'NO_PERMISSIONS', 'denied')
  const { code, stdout, stderr } = await redrive('S', '--json')
  expect([code, JSON.parse(stdout)]).toMatchObject([3, { waiting: 1, moved: 0 }])
  expect(stderr).toContain('1 still wait')
  expect(await waiting()).toBe(1)
}, 60_000)

test('if the bus takes nothing, the dead letters stay', async () => {
  await giveUp(eventAbout('c-20'), 'NO_PERMISSIONS', 'denied')
  const environment = {
    ...emulatorEnvironment(ministack.endpoint),
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://127.0.0.1:1',
    AWS_MAX_ATTEMPTS: '1',
  }
  const before = await waiting()
  const { code, stderr } = await runCli(['redrive', '--forwards', '--stack', 'S'], environment)
  expect([code, stderr]).toStrictEqual([1, expect.stringContaining('cannot be reached (ECONNREFUSED)')])
  expect(await waiting()).toBe(before)
}, 60_000)

test('a stack that forwards nothing has none', async () => {
  const { code, stderr } = await redrive('WithoutForwarding')
  expect([code, stderr]).toStrictEqual([
    1,
    expect.stringContaining('forwards no callbacks: it has no forwardTo'),
  ])
})
