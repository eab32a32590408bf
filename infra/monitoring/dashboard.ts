import { Duration } from 'aws-cdk-lib'
import {
  AlarmStatusWidget,
  Dashboard,
  MathExpression,
  PeriodOverride,
  Stats,
  type GraphWidget,
  type IAlarm,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { Settings } from '../settings'
import { byApplication, endsAndAnswers, failedCalls } from './call-graphs'
import { graph } from './graph'
import { publishedAndForwarded } from './publication-graphs'
import { overflowMetrics, type CallbackMetric, type MonitoredResources } from './metrics'

export type DisconnectsDashboardProps = {
  readonly monitored: MonitoredResources
  readonly alarms: readonly IAlarm[]
  readonly settings: Pick<Settings, 'failedCallsPercent' | 'metricApplications' | 'reconcileAccountIds'>
}

const callbacksAndLag = (callbacks: CallbackMetric): readonly GraphWidget[] => [
  graph(
    'What callbacks came to',
    (
      ['Stored', 'Duplicate', 'Conflict', 'Unauthorized', 'Misdirected', 'CredentialsUnreadable'] as const
    ).map(name => callbacks(name)),
  ),
  graph(
    'Lag: from the event to the arrival of its callback (ms)',
    (['p50', 'p95', 'p99'] as const).map(statistic => callbacks('Lag', { statistic, label: statistic })),
  ),
]

/** Runs are hourly. A run of an account that lists no call leaves a gap: nothing divided by nothing is no share. */
const completeness = (callbacks: CallbackMetric): readonly GraphWidget[] => {
  const period = Duration.hours(1)
  const share = new MathExpression({
    expression: '100 * arrived / listed',
    usingMetrics: { arrived: callbacks('Arrived', { period }), listed: callbacks('Listed', { period }) },
    label: 'arrived / listed',
    period,
  })
  return [
    graph('Completeness: listed calls whose callback arrived (%)', [share], {
      leftYAxis: { min: 0, max: 100, showUnits: false },
    }),
    graph(
      'Callbacks that never arrived, or late',
      (['Missing', 'Reconciled', 'Completed', 'Corrected'] as const).map(name => callbacks(name, { period })),
    ),
  ]
}

const overflowAndQuarantine = ({ callbacks, overflow }: MonitoredResources): readonly GraphWidget[] => [
  graph(
    'Overflow and quarantine',
    (['Overflowed', 'Drained', 'Unverified', 'Quarantined', 'Forbidden', 'Failed'] as const).map(name =>
      callbacks(name),
    ),
  ),
  graph('Waiting, and given up', [
    overflowMetrics(overflow).untried.with({ label: 'Untried' }),
    overflowMetrics(overflow).betweenTries.with({ label: 'Between tries' }),
    overflowMetrics(overflow).deadLetters.with({ label: 'Dead letters' }),
  ]),
]

const latencyAndErrors = ({
  api,
  receiveFunction,
  drainFunction,
  queryFunction,
  reportFunction,
  publication,
}: MonitoredResources): readonly GraphWidget[] => {
  const functions = {
    Receive: receiveFunction,
    Drain: drainFunction,
    Query: queryFunction,
    ...(reportFunction && { Report: reportFunction }),
    ...(publication && { Publish: publication.publishFunction }),
  }
  return [
    graph('Latency (ms)', [
      ...(['p50', 'p99'] as const).map(statistic =>
        api.metricLatency({ statistic, label: `API ${statistic}` }),
      ),
      receiveFunction.metricDuration({ statistic: 'p99', label: 'Receive p99' }),
      queryFunction.metricDuration({ statistic: 'p99', label: 'Query p99' }),
    ]),
    graph('Errors', [
      api.metricServerError({ statistic: Stats.SUM, label: 'API 5xx' }),
      api.metricClientError({ statistic: Stats.SUM, label: 'API 4xx' }),
      ...Object.entries(functions).flatMap(([name, target]) => [
        target.metricErrors({ label: `${name} errors` }),
        target.metricThrottles({ label: `${name} throttles` }),
      ]),
    ]),
  ]
}

/** Calls at the top, functions and API at the bottom. */
export class DisconnectsDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { monitored, alarms, settings }: DisconnectsDashboardProps) {
    const { callbacks } = monitored
    super(scope, id, { defaultInterval: Duration.days(1), periodOverride: PeriodOverride.AUTO })
    this.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 }))
    this.addWidgets(...endsAndAnswers(callbacks))
    if (settings.metricApplications.length > 0)
      this.addWidgets(...byApplication(callbacks, settings.metricApplications))
    this.addWidgets(...failedCalls(callbacks, settings))
    this.addWidgets(...callbacksAndLag(callbacks))
    if (settings.reconcileAccountIds !== undefined) this.addWidgets(...completeness(callbacks))
    this.addWidgets(...publishedAndForwarded(monitored))
    this.addWidgets(...overflowAndQuarantine(monitored))
    this.addWidgets(...latencyAndErrors(monitored))
  }
}
