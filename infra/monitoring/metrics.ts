import { Duration } from 'aws-cdk-lib'
import { Metric, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { METRIC_NAMESPACE, SERVICE_DIMENSION, type MetricName } from '../../lambda/deployment/metric-names'

/** What the functions of one deployment count, by the names and dimensions that they write. */
export type CallbackMetric = (
  metricName: MetricName,
  options?: MetricOptions & { readonly dimensions?: Record<string, string> },
) => Metric

export const callbackMetricOf =
  (service: string): CallbackMetric =>
  (metricName, { dimensions, ...options } = {}) =>
    new Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      dimensionsMap: { [SERVICE_DIMENSION]: service, ...dimensions },
      statistic: Stats.SUM,
      period: Duration.minutes(5),
      ...options,
    })
