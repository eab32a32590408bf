import { METRIC_NAMESPACE, type MetricName, SERVICE_DIMENSION } from '../deployment/metric-names'
import type { DurableOutcome } from '../intake/receive-durably'
import type { WaitingOutcome } from '../intake/receive-waiting'
import { type Measurement, measurementsOf } from './measurements'

/** Members of a log line that CloudWatch turns into metrics. */
export type EmbeddedMetrics = Readonly<Record<string, unknown>>

const unitOf = (name: string): 'Milliseconds' | 'Count' =>
  name === ('Lag' satisfies MetricName) ? 'Milliseconds' : 'Count'

const directive = ({ dimensions, values }: Measurement) => ({
  Namespace: METRIC_NAMESPACE,
  Dimensions: [[SERVICE_DIMENSION, ...Object.keys(dimensions)]],
  Metrics: Object.keys(values).map(name => ({ Name: name, Unit: unitOf(name) })),
})

/**
 * Measurements in the embedded metric format. They are members of the log line of the same callback: a second line would cost more. The
 * dimension `service` is not one of them, because the logger writes it.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * @param at the time of the measurement, in milliseconds since 1970-01-01T00:00:00Z
 */
export const embeddedMetrics = (at: number, measurements: readonly Measurement[]): EmbeddedMetrics => ({
  ...(Object.assign({}, ...measurements.flatMap(({ dimensions, values }) => [dimensions, values])) as object),
  _aws: { Timestamp: at, CloudWatchMetrics: measurements.map(directive) },
})

/** The metrics in the log lines about callbacks. */
export type CallbackMetrics = {
  readonly received: (outcome: DurableOutcome) => EmbeddedMetrics
  readonly drained: (outcome: WaitingOutcome) => EmbeddedMetrics
  readonly counted: (name: MetricName) => EmbeddedMetrics
}

export type CallbackMetricsOptions = {
  /** The identifiers of applications with metrics of their own. */
  readonly applications: readonly string[]
}

export const callbackMetrics = ({ applications }: CallbackMetricsOptions): CallbackMetrics => {
  const embed = (measurements: readonly Measurement[]): EmbeddedMetrics =>
    embeddedMetrics(Date.now(), measurements)
  const received = measurementsOf('Received', applications)
  const drained = measurementsOf('Drained', applications)
  return {
    received: outcome => embed(received(outcome)),
    drained: outcome => embed(drained(outcome)),
    counted: name => embed([{ dimensions: {}, values: { [name]: 1 } }]),
  }
}
