import { Duration } from 'aws-cdk-lib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { alarmsOf, SERVICE, logicalId, synthesize } from '../../support/infra/synthesized'
import { ROOT } from '../../support/root'

const LAMBDAS = ['Receive', 'Drain', 'Query']

const byDefault = synthesize()
const { disconnects } = byDefault
const alarms = alarmsOf(byDefault)

const counted = (MetricName: string, Period: number) => ({
  Namespace: 'BandwidthDisconnects',
  MetricName,
  Dimensions: [{ Name: 'service', Value: SERVICE }],
  Statistic: 'Sum',
  Period,
})
const once = {
  Threshold: 1,
  EvaluationPeriods: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'notBreaching',
}

test('there is an alarm for everything that needs action, and no other', () => {
  const functions = LAMBDAS.flatMap(name => [`${name}Errors`, `${name}Throttles`])
  expect(Object.keys(alarms).sort()).toStrictEqual(
    [
      'Conflict',
      'Credentials',
      'DeadLetters',
      'Failed',
      'FailedCallsApplication',
      'FailedCallsLimit',
      'FailedCallsPlatform',
      'Forbidden',
      'Unverified',
      'Misdirected',
      'OverflowRefused',
      'OverflowUntried',
      'Quarantine',
      'ServerErrors',
      'Silence',
      ...functions,
    ].sort(),
  )
})

test('an alarm for lost callbacks goes off within a minute, one for other callbacks within five', () => {
  expect(alarms['Failed']).toMatchObject({ ...counted('Failed', 60), ...once })
  expect(alarms['Misdirected']).toMatchObject({ ...counted('Misdirected', 60), ...once })
  expect(alarms['Quarantine']).toMatchObject({ ...counted('Quarantined', 300), ...once })
  expect(alarms['Conflict']).toMatchObject({ ...counted('Conflict', 300), ...once })
  expect(alarms['Forbidden']).toMatchObject({ ...counted('Forbidden', 300), ...once })
  expect(alarms['Unverified']).toMatchObject({ ...counted('Unverified', 300), ...once })
  expect(alarms['Credentials']).toMatchObject({ ...counted('CredentialsUnreadable', 300), ...once })
})

test('an alarm for errors of the API goes off within a minute', () => {
  expect(alarms['ServerErrors']).toMatchObject({
    ...once,
    Namespace: 'AWS/ApiGateway',
    MetricName: '5xx',
    Dimensions: [{ Name: 'ApiId', Value: { Ref: logicalId(disconnects.api) } }],
    Statistic: 'Sum',
    Period: 60,
  })
})

test.each([
  ['OverflowRefused', 'ApproximateNumberOfMessagesNotVisible'],
  ['OverflowUntried', 'ApproximateNumberOfMessagesVisible'],
])(
  'an alarm goes off for callbacks that wait for 15 minutes, however often they were tried: %s',
  (name, MetricName) => {
    const { queue } = disconnects.overflow
    expect(alarms[name]).toMatchObject({
      ...once,
      Namespace: 'AWS/SQS',
      MetricName,
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [logicalId(queue), 'QueueName'] } }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 15,
      DatapointsToAlarm: 12,
    })
  },
)

test('the alarm for dead letters stays until they are gone, even if SQS stops reporting', () => {
  expect(alarms['DeadLetters']).toMatchObject({
    ...once,
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [
      {
        Name: 'QueueName',
        Value: { 'Fn::GetAtt': [logicalId(disconnects.overflow.deadLetters), 'QueueName'] },
      },
    ],
    Statistic: 'Maximum',
    TreatMissingData: 'ignore',
  })
})

test.each([
  ['Receive', logicalId(disconnects.receiveFunction)],
  ['Drain', logicalId(disconnects.drainFunction)],
  ['Query', logicalId(disconnects.queryFunction)],
])('errors and throttles of the function %s have alarms', (name, functionId) => {
  for (const MetricName of ['Errors', 'Throttles'])
    expect(alarms[`${name}${MetricName}`]).toMatchObject({
      ...once,
      Namespace: 'AWS/Lambda',
      MetricName,
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId } }],
      Statistic: 'Sum',
      Period: 60,
    })
})

describe('the alarm for silence', () => {
  const silenceOf = (noCallbackFor: Duration | false) => alarmsOf(synthesize({ noCallbackFor }))['Silence']

  test('goes off after a day without callbacks, which CloudWatch sees as missing data', () => {
    expect(alarmsOf(byDefault)['Silence']).toMatchObject({
      Namespace: 'BandwidthDisconnects',
      MetricName: 'Received',
      Dimensions: [{ Name: 'service', Value: SERVICE }],
      Statistic: 'Sum',
      Period: 300,
      Threshold: 1,
      EvaluationPeriods: 288,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
  })

  test('can cover any time that CloudWatch can evaluate, or be left out', () => {
    expect(silenceOf(Duration.minutes(15))).toMatchObject({ Period: 300, EvaluationPeriods: 3 })
    expect(silenceOf(Duration.days(7))).toMatchObject({ Period: 3600, EvaluationPeriods: 168 })
    expect(silenceOf(false)).toBeUndefined()
  })
})

test('each alarm says what it means for the user, and names a section of the runbook that exists', () => {
  const runbook = readFileSync(join(ROOT, 'docs', 'operations.md'), 'utf8')
  const every = alarmsOf(
    synthesize({
      reconcileAccountIds: ['9900000'],
      metricApplications: ['app-1'],
      forwardTo: 'https://voice.example.com/hooks',
    }),
  )
  for (const { AlarmDescription } of Object.values(every)) {
    const [, means, section] =
      /^(.+\.) What to do: docs\/operations\.md, "(.+)"\.$/.exec(AlarmDescription) ?? []
    expect(means?.length).toBeGreaterThan(60)
    expect(runbook).toContain(`\n### ${String(section)}\n`)
  }
})
