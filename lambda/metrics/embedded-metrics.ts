import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import type { Measurement } from './measurements'
import { METRIC_NAMESPACE } from './metric-names'

/** Members of a log line from which CloudWatch makes metrics (embedded metric format). */
export type EmbeddedMetrics = Readonly<Record<string, unknown>>

const unitOf = (name: string) => (name === 'Lag' ? MetricUnit.Milliseconds : MetricUnit.Count)

const partOf =
  (metrics: Metrics) =>
  ({ dimensions, values }: Measurement) => {
    try {
      metrics.addDimensions(dimensions)
      for (const [name, value] of Object.entries(values)) metrics.addMetric(name, unitOf(name), value)
      return metrics.serializeMetrics()
    } finally {
      metrics.clearMetrics()
      metrics.clearDimensions()
    }
  }

/**
 * Measurements as members of the log line that tells of the same callback, rather than as a line beside it: a line is paid
 * for by its bytes. The dimension `service` is not among them: the logger writes it, and must be given the same.
 */
export const embeddedMetrics = (
  service: string,
): ((measurements: readonly Measurement[]) => EmbeddedMetrics) => {
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: service })
  return measurements => {
    const parts = measurements.map(partOf(metrics))
    const CloudWatchMetrics = parts.flatMap(({ _aws }) => _aws.CloudWatchMetrics)
    return {
      ...Object.fromEntries(
        parts.flatMap(Object.entries).filter(([name]) => name !== 'service' && name !== '_aws'),
      ),
      _aws: { Timestamp: parts[0]?._aws.Timestamp, CloudWatchMetrics },
    }
  }
}
