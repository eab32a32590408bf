import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { encodeDelivery } from '../../lambda/callback/delivery-message'
import { runHere } from '../support/cli/in-process'
import { runCli } from '../support/cli/run'
import { aDelivery } from '../support/callbacks/builders'
import { startCloudFormation } from '../support/aws/cloud-formation'
import { emulatorEnvironment } from '../support/aws/emulator-environment'
import { startMinistack, type Ministack } from '../support/aws/ministack'

let ministack: Ministack
let sqs: SQSClient
let overflow: string
let deadLetters: string

const createQueue = async (QueueName: string): Promise<string> =>
  (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl ?? ''

beforeAll(async () => {
  ministack = await startMinistack()
  sqs = new SQSClient({
    endpoint: ministack.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    useQueueUrlAsEndpoint: false,
  })
  overflow = await createQueue('overflow')
  deadLetters = await createQueue('dead-letters')
}, 180_000)
afterAll(async () => {
  sqs.destroy()
  await ministack.stop()
})

test('dead letters return to the overflow queue unchanged, and are counted by kind without being shown', async () => {
  const bodies = [
    ...Array.from({ length: 12 }, (_, i) => encodeDelivery(aDelivery({ requestId: `request-${i}` }))),
    encodeDelivery(aDelivery({ body: '{}' })),
    'no delivery',
  ]
  for (const MessageBody of bodies)
    await sqs.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody }))
  const cloudFormation = await startCloudFormation({
    S: { OverflowQueueUrl: overflow, DeadLetterQueueUrl: deadLetters },
  })
  const environment = {
    ...emulatorEnvironment(ministack.endpoint),
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
  }
  const redrive = (...flags: readonly string[]) => runCli(['redrive', '--stack', 'S', ...flags], environment)

  const dryRun = await redrive('--dry-run', '--json')
  expect([dryRun.code, dryRun.stderr]).toStrictEqual([0, ''])
  expect(JSON.parse(dryRun.stdout)).toMatchObject({ waiting: 14, moved: 0, dryRun: true })
  await new Promise(resolve => setTimeout(resolve, 1_500))

  const moved = await redrive()
  expect([moved.code, moved.stdout]).toStrictEqual([0, 'waiting  14\nmoved    14\n'])
  expect(moved.stderr).toMatch(/^a callback that is understood: .* 12$/m)
  expect(moved.stderr).toMatch(/^a callback that is not understood: .* 1$/m)
  expect(moved.stderr).toMatch(/^no callback: .* 1$/m)
  expect(moved.stderr).not.toContain('5555550')
  expect((await redrive()).stdout).toBe('waiting  0\nmoved    0\n')
  await cloudFormation.close()

  const received: string[] = []
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: overflow, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
    )
    if (Messages.length === 0) break
    received.push(...Messages.map(({ Body = '' }) => Body))
  }
  expect(received.sort()).toStrictEqual([...bodies].sort())
}, 60_000)

test('redrive is for stacks only: the twin and a table have no dead letters', async () => {
  expect((await runHere(['redrive'])).stderr).toMatch(/^Which dead letters\?/)
  for (const refused of ['--local', '--table'])
    expect((await runHere(['redrive', refused])).stderr).toContain(`unknown option '${refused}'`)
})
