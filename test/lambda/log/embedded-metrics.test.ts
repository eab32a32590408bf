import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { METRIC_NAMESPACE } from '../../../lambda/deployment/metric-names'
import { embeddedMetrics } from '../../../lambda/log/callback-metrics'
import type { Measurement } from '../../../lambda/log/measurements'

/** A current time: Powertools warns if it is more than two weeks ago or two hours ahead, which CloudWatch does not accept. */
const AT = Date.now()

/** The same measurement as the library of AWS writes it. */
const byPowertools = ({ dimensions, values }: Measurement) => {
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: 'Calls' })
  metrics.setTimestamp(AT)
  metrics.addDimensions(dimensions)
  for (const [name, value] of Object.entries(values))
    metrics.addMetric(name, name === 'Lag' ? MetricUnit.Milliseconds : MetricUnit.Count, value)
  return metrics.serializeMetrics()
}

test.each<readonly [string, Measurement]>([
  ['by service only', { dimensions: {}, values: { Received: 1, Stored: 1, Lag: 411 } }],
  ['with another dimension', { dimensions: { cause: 'busy' }, values: { Ended: 1 } }],
])('a measurement %s is written as Powertools writes it', (_, measurement) => {
  expect({ service: 'Calls', ...embeddedMetrics(AT, [measurement]) }).toStrictEqual(byPowertools(measurement))
})

test('measurements with different dimensions share one line, each with its own directive', () => {
  const service: Measurement = { dimensions: {}, values: { Received: 1 } }
  const cause: Measurement = { dimensions: { cause: 'busy' }, values: { Ended: 1 } }
  const { _aws, ...members } = embeddedMetrics(AT, [service, cause])
  expect(members).toStrictEqual({ Received: 1, cause: 'busy', Ended: 1 })
  expect(_aws).toStrictEqual({
    Timestamp: AT,
    CloudWatchMetrics: [service, cause].flatMap(part => byPowertools(part)._aws.CloudWatchMetrics),
  })
})
