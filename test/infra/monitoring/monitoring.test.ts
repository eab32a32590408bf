import { Topic } from 'aws-cdk-lib/aws-sns'
import { DisconnectsStack } from '../../../infra/disconnects-stack'
import { CAUSE_LABELS } from '../../../lambda/deployment/metric-names'
import { callbackMetrics } from '../../../lambda/log/callback-metrics'
import { publicationLog } from '../../../lambda/log/publication-log'
import { anUnauthorizedOutcome, aRecord } from '../../support/callbacks/builders'
import { widgetsOf } from '../../support/infra/dashboard'
import { metricsIn, type MathAlarm } from '../../support/infra/math-alarm'
import {
  alarmsOf,
  appWithoutBundles,
  environmentOf,
  resources,
  resourcesOf,
  synthesize,
  type Synthesized,
} from '../../support/infra/synthesized'
import { metricsOf } from '../../support/lambda/log-lines'
import { finishedRun, linesOf } from '../../support/lambda/reconciliation'

const APPLICATION = '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348'

const { disconnects, template } = synthesize({
  metricApplications: [APPLICATION],
  reconcileAccountIds: ['9900000'],
  forwardTo: 'https://voice.example.com/hooks',
})

const widgets = widgetsOf({ disconnects, template })

/** The lines of a batch of which one call was published, and another never can be. */
const publicationLines = (): readonly Record<string, unknown>[] => {
  const lines: Record<string, unknown>[] = []
  const write = (_: unknown, ...fields: readonly unknown[]) =>
    void lines.push(fields[0] as Record<string, unknown>)
  const call = { record: aRecord(), completed: false }
  publicationLog({ info: write, warn: write, error: write }).published({
    calls: [
      { call, result: { _tag: 'published' } },
      { call, result: { _tag: 'refused', cause: undefined } },
    ],
    unreadable: [],
  })
  return lines
}

/** Every metric that the functions of the stack can write. */
const emitted = (): ReadonlySet<string> => {
  const { SERVICE_NAME: service = '' } = environmentOf(template, disconnects.receiveFunction)
  const metrics = callbackMetrics({ applications: [APPLICATION] })
  const quarantined = { _tag: 'quarantined', violations: [], quarantineId: '' } as const
  const records = [...CAUSE_LABELS.map(cause => aRecord({ cause })), aRecord({ applicationId: 'another' })]
  return new Set(
    [
      ...records.map(record => metrics.received({ _tag: 'stored', record })),
      metrics.received({ _tag: 'duplicate', record: aRecord() }),
      metrics.received({ _tag: 'conflict', record: aRecord() }),
      metrics.received({ _tag: 'overflowed', reason: { _tag: 'TooSlow' } }),
      metrics.drained(quarantined),
      metrics.received({ ...quarantined, _tag: 'forbidden' }),
      metrics.drained(anUnauthorizedOutcome),
      ...linesOf(service, finishedRun()),
      ...publicationLines(),
      metrics.received({ _tag: 'completed', record: aRecord() }),
      metrics.drained({ _tag: 'corrected', record: aRecord() }),
      metrics.counted('Failed'),
      metrics.counted('Unauthorized'),
      metrics.counted('Misdirected'),
      metrics.counted('CredentialsUnreadable'),
    ].flatMap(members => Object.keys(metricsOf({ service, ...members }))),
  )
}

const nameOf = (metricName: string, dimensions: readonly (readonly [string, string])[]): string =>
  `${metricName}{${dimensions
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',')}}`

const onDashboard = widgets
  .flatMap(({ properties }) => properties.metrics ?? [])
  .filter(([namespace]) => namespace === 'BandwidthDisconnects')
  .map(([, name, ...rest]) => {
    const flat = rest.filter((part): part is string => typeof part === 'string')
    const pairs = flat.flatMap((part, i) => (i % 2 === 0 ? [[part, flat[i + 1] ?? ''] as const] : []))
    return nameOf(String(name), pairs)
  })

const inAlarms = resources(template).flatMap(([, { Type, Properties }]) => {
  if (Type !== 'AWS::CloudWatch::Alarm') return []
  if ('Metrics' in Properties) return metricsIn(Properties as MathAlarm).map(({ name }) => name)
  if (Properties['Namespace'] !== 'BandwidthDisconnects') return []
  const dimensions = Properties['Dimensions'] as { Name: string; Value: string }[]
  return nameOf(
    String(Properties['MetricName']),
    dimensions.map(({ Name, Value }) => [Name, Value]),
  )
})

test('alarms and the dashboard show no metric that the functions do not write', () => {
  expect(inAlarms).not.toHaveLength(0)
  expect([...inAlarms, ...onDashboard].filter(name => !emitted().has(name))).toStrictEqual([])
})

test('every metric that the functions write is on the dashboard or has an alarm: none is paid for and never seen', () => {
  const seen = new Set([...inAlarms, ...onDashboard])
  expect([...emitted()].filter(name => !seen.has(name))).toStrictEqual([])
})

describe('alarms and their recoveries', () => {
  const actionsOf = (synthesized: Pick<Synthesized, 'template'>) =>
    Object.values(alarmsOf(synthesized)).map(({ AlarmActions, OKActions }) => [AlarmActions, OKActions])

  test('are sent to nobody by default, although the alarms exist', () => {
    expect(resourcesOf(synthesize().template, 'AWS::SNS::Topic')).toHaveLength(0)
    expect(new Set(actionsOf(synthesize()).flat())).toStrictEqual(new Set([undefined]))
  })

  test('are all sent to the e-mail address, if there is one, through a topic that requires TLS', () => {
    const mailed = synthesize({ alarmEmail: 'operator@example.com' })
    const [subscription] = resourcesOf(mailed.template, 'AWS::SNS::Subscription')
    expect(subscription?.Properties).toMatchObject({ Protocol: 'email', Endpoint: 'operator@example.com' })
    const topic = subscription?.Properties['TopicArn']
    for (const actions of actionsOf(mailed)) expect(actions).toStrictEqual([[topic], [topic]])
    const [policy] = resourcesOf(mailed.template, 'AWS::SNS::TopicPolicy')
    expect(policy?.Properties['PolicyDocument']).toMatchObject({
      Statement: [
        { Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
    })
  })

  test('are all sent to the topic of an app, if it passes one', () => {
    const app = appWithoutBundles()
    const arn = 'arn:aws:sns:us-east-1:123456789012:pager'
    const alarmTopic = Topic.fromTopicArn(new DisconnectsStack(app, 'Other'), 'Pager', arn)
    const paged = synthesize({ alarmTopic })
    for (const actions of actionsOf(paged)) expect(actions).toStrictEqual([[arn], [arn]])
    expect(resourcesOf(paged.template, 'AWS::SNS::Topic')).toHaveLength(0)
  })
})
