import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { TABLE_NAME } from '../../../local/database/embedded-database'
import type { AwsAnswers } from '../../support/aws/aws-stub'
import { startFaultyProxy, type FaultyProxy } from '../../support/check/faulty-proxy'
import { ANSWERS, withCheckedStack } from '../../support/check/checked-stack'
import { runAll } from '../../support/cli/run'

const { running, check } = withCheckedStack()

const without = (denied: string): AwsAnswers =>
  Object.fromEntries(Object.entries(ANSWERS).filter(([action]) => action !== denied))

const DENIED = {
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from('{"__type":"com.amazon.coral.service#AccessDeniedException"}'),
}

/** A proxy to a database that denies one action. */
const denying = (operation: string): Promise<FaultyProxy> =>
  startFaultyProxy(running.twin.database.endpoint, {
    instead: ({ headers }) =>
      headers['x-amz-target'] === `DynamoDB_20120810.${operation}` ? DENIED : undefined,
  })

test('callbacks are checked even if nothing of the stack may be read', async () => {
  const { code, report, lines } = await check({})
  expect([code, report?.result]).toStrictEqual([0, 'warning'])
  for (const name of ['versions', 'alarms', 'alarm address', 'concurrency', 'throttle'])
    expect(lines[name]).toMatch(/^warning: .*access denied \| allow cloudformation:ListStackResources$/)
  for (const name of ['key in the URL', 'POST', 'clean-up']) expect(lines[name]).toMatch(/^ok: /)
}, 60_000)

test('each missing permission is a warning that names the action, and not a failure', async () => {
  const actions = [
    ['DescribeAlarms', 'alarms', 'cloudwatch:DescribeAlarms'],
    ['ListSubscriptionsByTopic', 'alarm address', 'sns:ListSubscriptionsByTopic'],
    ['GetEventSourceMapping', 'draining', 'lambda:GetEventSourceMapping'],
    ['GetFunctionConfiguration', 'versions', 'lambda:GetFunctionConfiguration'],
    ['GetAccountSettings', 'concurrency', 'lambda:GetAccountSettings'],
    ['GetFunctionConcurrency', 'concurrency', 'lambda:GetFunctionConcurrency'],
    ['GetMetricData', 'concurrency', 'cloudwatch:GetMetricData'],
    ['GetAccount', 'throttle', 'apigateway:GET on /account'],
    ['GetStage', 'throttle', 'apigateway:GET on /apis/*/stages/*'],
  ] as const
  const denied = await runAll(
    actions.map(
      ([action]) =>
        () =>
          check(without(action), { flags: ['--no-quarantine', '--no-challenge'] }),
    ),
  )
  expect(denied.map(({ code }) => code)).toStrictEqual(actions.map(() => 0))
  const printed = denied.map(({ lines }, i) => lines[actions[i]?.[1] ?? ''] ?? '')
  for (const line of printed) expect(line).toMatch(/^warning: .*access denied \| allow /)
  expect(printed.map(line => line.split('| allow ')[1])).toStrictEqual(actions.map(([, , action]) => action))
}, 120_000)

test('records that may not be read or deleted are a warning that names them', async () => {
  const [query, remove] = await Promise.all([denying('Query'), denying('DeleteItem')])
  const flags = ['--no-quarantine']
  const unread = await check(ANSWERS, { flags, dynamodb: query.url })
  const kept = await check(ANSWERS, { flags, dynamodb: remove.url })
  expect([unread.code, kept.code]).toStrictEqual([0, 0])
  for (const name of ['newest record', 'Basic', 'POST'])
    expect(unread.lines[name]).toMatch(/^warning: .*\| allow dynamodb:Query/)
  expect(unread.lines['shards']).toBe(
    "warning: not checked: access denied | allow dynamodb:Query on the table's indexes",
  )
  const { Items = [] } = await running.twin.database.client.send(new ScanCommand({ TableName: TABLE_NAME }))
  expect(Items).toHaveLength(18)
  for (const { lines } of [unread, kept])
    expect(lines['clean-up']).toMatch(
      /^warning: .*access denied, so these may remain: c-.*\| allow dynamodb:Query and dynamodb:DeleteItem/,
    )
  const named = `${unread.lines['clean-up'] ?? ''} ${kept.lines['clean-up'] ?? ''}`
  for (const { callId } of Items) expect(named).toContain(callId?.S)
  await Promise.all([query.close(), remove.close()])
}, 60_000)
