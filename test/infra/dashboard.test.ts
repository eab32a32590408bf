import { callbackMetrics } from '../../lambda/log/callback-metrics'
import { anUnauthorized, aRecord } from '../support/callbacks/builders'
import { metricsOf } from '../support/lambda/log-lines'
import { CAUSE_LABELS } from '../../lambda/deployment/metric-names'
import { environmentOf, resource, resources, synthesize } from '../support/infra/synthesized'

const APPLICATION = '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348'

const { disconnects, template } = synthesize({ metricApplications: [APPLICATION] })

/** All that the functions of the stack can count, by the rules of CloudWatch's embedded metric format. */
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
      metrics.drained(anUnauthorized),
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

type Widget = {
  readonly type: string
  readonly properties: { readonly title: string; readonly metrics?: readonly (readonly unknown[])[] }
}

/** What CloudFormation fills in is a word here. */
const widgets = (() => {
  const body = resource(template, disconnects.monitoring.dashboard).Properties['DashboardBody'] as {
    'Fn::Join': [string, readonly unknown[]]
  }
  const text = body['Fn::Join'][1].map(part => (typeof part === 'string' ? part : 'filled-in')).join('')
  return (JSON.parse(text) as { widgets: Widget[] }).widgets
})()

const onDashboard = widgets
  .flatMap(({ properties }) => properties.metrics ?? [])
  .filter(([namespace]) => namespace === 'BandwidthDisconnects')
  .map(([, name, ...rest]) => {
    const flat = rest.filter((part): part is string => typeof part === 'string')
    const pairs = flat.flatMap((part, i) => (i % 2 === 0 ? [[part, flat[i + 1] ?? ''] as const] : []))
    return nameOf(String(name), pairs)
  })

const inAlarms = resources(template)
  .filter(([, { Properties }]) => Properties['Namespace'] === 'BandwidthDisconnects')
  .map(([, { Properties }]) => {
    const dimensions = Properties['Dimensions'] as { Name: string; Value: string }[]
    return nameOf(
      String(Properties['MetricName']),
      dimensions.map(({ Name, Value }) => [Name, Value]),
    )
  })

test('alarms and the dashboard ask for nothing that the functions do not count', () => {
  expect(inAlarms).toHaveLength(8)
  expect([...inAlarms, ...onDashboard].filter(name => !emitted().has(name))).toStrictEqual([])
})

test('all that the functions count is on the dashboard, or has an alarm: no metric is paid for and not seen', () => {
  const seen = new Set([...inAlarms, ...onDashboard])
  expect([...emitted()].filter(name => !seen.has(name))).toStrictEqual([])
})

test('the dashboard shows what was asked for, in this order', () => {
  expect(widgets.map(({ properties }) => properties.title)).toStrictEqual([
    'Alarms',
    'Calls ended, by cause',
    'Answer ratio',
    'Calls ended, by application',
    'Answer ratio, by application',
    'What callbacks came to',
    'Lag: from the event to the arrival of its callback (ms)',
    'Overflow and quarantine',
    'Waiting, and given up',
    'Latency (ms)',
    'Errors',
  ])
})

test('each alarm is on it', () => {
  const [alarms] = widgets
  const { properties } = alarms as unknown as { properties: { alarms: unknown[] } }
  expect(properties.alarms).toHaveLength(disconnects.monitoring.alarms.length)
})
