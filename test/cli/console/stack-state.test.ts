import type { AlarmsAnswer, WaitingAnswer } from '../../../console/answers/waiting'
import type { Twin } from '../../../local/twin'
import { listedResources } from '../../support/aws/aws-stub'
import { startedConsole, startStack } from '../../support/console/started-console'
import { startTestTwin } from '../../support/twin/twin'

let twin: Twin
beforeAll(async () => {
  twin = await startTestTwin()
})
afterAll(() => twin.close())

test('what waits and which alarms are on is asked of AWS', async () => {
  const alarm = (name: string, StateValue: string) => ({
    AlarmName: name,
    StateValue,
    AlarmDescription: 'No callback came. What to do: docs/operations.md, "Silence of days".',
    StateTransitionedTimestamp: 1_772_600_000,
  })
  const stack = await startStack(twin, {
    GetQueueAttributes: { Attributes: { ApproximateNumberOfMessages: '3' } },
    ListStackResources: listedResources(
      ['AWS::CloudWatch::Alarm', 'A', 'S/Disconnects/Silence'],
      ['AWS::CloudWatch::Alarm', 'B', 'S/Disconnects/Failed'],
    ),
    DescribeAlarms: {
      MetricAlarms: [alarm('S/Disconnects/Silence', 'ALARM'), alarm('S/Disconnects/Failed', 'OK')],
    },
  })
  const { get, end } = await startedConsole(stack.environment, '--port', '0')
  const waiting = (await (await get('/console/waiting')).json()) as WaitingAnswer
  expect(waiting).toMatchObject({ overflow: { value: 3 }, deadLetters: { value: 3 } })
  expect((await (await get('/console/alarms')).json()) as AlarmsAnswer).toStrictEqual({
    value: {
      all: 2,
      on: [
        {
          name: 'Silence',
          means: 'No callback came.',
          since: '2026-03-04T04:53:20.000Z',
          runbook: 'Silence of days',
        },
      ],
    },
  })
  await end('SIGTERM')
  await stack.close()
})

test('what the credentials do not allow is said of each alone', async () => {
  const stack = await startStack(twin)
  const { get, end } = await startedConsole(stack.environment, '--port', '0')
  expect(await (await get('/console/waiting')).json()).toMatchObject({
    overflow: { notAllowed: 'sqs:GetQueueAttributes' },
    deadLetters: { notAllowed: 'sqs:GetQueueAttributes' },
    quarantine: { value: { count: expect.any(Number) as number } },
  })
  expect(await (await get('/console/alarms')).json()).toStrictEqual({
    notAllowed: 'cloudformation:ListStackResources',
  })
  await end('SIGINT')
  await stack.close()
})
