import { Duration } from 'aws-cdk-lib'
import { Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { RunbookAlarm } from './runbook-alarm'
import type { Watched } from './watched'

const SUM = { period: Duration.minutes(1), statistic: Stats.SUM }

/** Of functions that did not run, or did not come to an end: whatever they can still tell, they log and count. */
export const functionAlarms = (
  scope: Construct,
  service: string,
  { receiveFunction, drainFunction, queryFunction }: Watched,
): readonly RunbookAlarm[] => {
  const consequences = [
    [
      'Receive',
      receiveFunction,
      'Bandwidth got no good answer to a callback. It is lost, unless it had been stored before.',
    ],
    [
      'Drain',
      drainFunction,
      'Callbacks stay in the overflow queue until another try. Nothing is lost yet, but no question finds their calls.',
    ],
    ['Query', queryFunction, 'A question was not answered. No callback is affected.'],
  ] as const
  return consequences.flatMap(([name, target, consequence]) => [
    new RunbookAlarm(scope, `${name}Errors`, {
      service,
      metric: target.metricErrors(SUM),
      means: `The ${name.toLowerCase()} function crashed, ran out of time or could not start. ${consequence}`,
      runbook: 'Function errors',
    }),
    new RunbookAlarm(scope, `${name}Throttles`, {
      service,
      metric: target.metricThrottles(SUM),
      means: `The ${name.toLowerCase()} function was not run, since the account runs as many functions at once as it may. ${consequence}`,
      runbook: 'Function throttles',
    }),
  ])
}
