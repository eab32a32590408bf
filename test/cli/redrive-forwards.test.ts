import { startCloudFormation } from '../support/aws/cloud-formation'
import { emulatorEnvironment } from '../support/aws/emulator-environment'
import { startMessageQueue } from '../support/aws/message-queue'
import { runCli } from '../support/cli/run'
import { type BusAnswer, startEventBus } from '../support/publication/event-bus'

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/Disconnects'

/** A number that JavaScript cannot hold. */
const DETAIL = '{"callId":"c-1","extra":{"ref":12345678901234567890.10}}'
const EVENT = `{"detail-type":"Call Ended","source":"bandwidth-disconnects","resources":["${TABLE}"],"detail":${DETAIL}}`
const OTHER = '{"detail-type":"Other","source":"another","detail":{}}'

const redrive = async (answer: BusAnswer) => {
  const queue = await startMessageQueue([EVENT, OTHER])
  const bus = await startEventBus(() => answer)
  const url = `${queue.endpoint}/queue`
  const formation = await startCloudFormation({
    S: { EventBusName: 'calls', ForwardDeadLetterQueueUrl: url },
  })
  const { code, stderr } = await runCli(['redrive', '--forwards', '--stack', 'S'], {
    ...emulatorEnvironment(queue.endpoint),
    AWS_ENDPOINT_URL_CLOUDFORMATION: formation.endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: bus.endpoint,
    AWS_MAX_ATTEMPTS: '1',
  })
  await Promise.all([queue.close(), bus.close(), formation.close()])
  return { code, stderr, events: bus.events, left: queue.bodies() }
}

test('a dead letter is on the bus again as it was, with every digit and its table, and anything else stays', async () => {
  const { code, events, left } = await redrive('takes')
  expect(events).toMatchObject([{ EventBusName: 'calls', Resources: [TABLE], Detail: DETAIL }])
  expect([code, left]).toStrictEqual([3, [OTHER]])
}, 30_000)

test.each([
  ['denies the request', 'denies'],
  ['throttles the event', 'partly'],
  ['will never take the event', 'refuses'],
] as const)(
  'a dead letter stays if the bus %s, and the command fails',
  async (_, answer) => {
    const { code, events, left, stderr } = await redrive(answer)
    expect([code, events, left]).toStrictEqual([1, [], [EVENT, OTHER]])
    expect(stderr).not.toContain('c-1')
  },
  30_000,
)
