import { Duration, Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Metric, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { METRIC_NAMESPACE, SERVICE_DIMENSION, type MetricName } from '../../lambda/deployment/metric-names'
import type { OverflowQueue } from '../overflow-queue'
import type { Publication } from '../publication/publication'

/** The metrics that the functions of one deployment write, by name and dimensions. */
export type CallbackMetric = (
  metricName: MetricName,
  options?: MetricOptions & { readonly dimensions?: Record<string, string> },
) => Metric

/** The resources whose metrics are in alarms and on the dashboard. */
export type MonitoredResources = {
  readonly callbacks: CallbackMetric
  readonly api: HttpApi
  readonly overflow: OverflowQueue
  readonly receiveFunction: IFunction
  readonly drainFunction: IFunction
  readonly queryFunction: IFunction
  /** Undefined if the API answers no reports. */
  readonly reportFunction: IFunction | undefined
  /** Undefined if no ended call is published. */
  readonly publication: Publication | undefined
}

/** The dimension `service`: `<stack>/<path in the stack>`, which is unique in an account and region. */
export const serviceNameOf = (construct: Construct): string => {
  const stack = Stack.of(construct)
  const path = construct.node.scopes.slice(stack.node.scopes.length).map(({ node }) => node.id)
  return [stack.stackName, ...path].join('/')
}

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

/**
 * The number of callbacks that wait for their first attempt, of those between two attempts, and of dead letters. Not the age of the
 * oldest: SQS leaves out messages that were received three times, which each message is within six minutes after the database became
 * unavailable.
 */
export const overflowMetrics = ({ queue, deadLetters }: OverflowQueue) => {
  const minutely = { period: Duration.minutes(1), statistic: Stats.MAXIMUM }
  return {
    untried: queue.metricApproximateNumberOfMessagesVisible(minutely),
    betweenTries: queue.metricApproximateNumberOfMessagesNotVisible(minutely),
    deadLetters: deadLetters.metricApproximateNumberOfMessagesVisible(minutely),
  }
}
