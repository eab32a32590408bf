import { Duration } from 'aws-cdk-lib'
import { Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { MonitoredResources } from './metrics'
import type { AlarmDefinition } from './runbook-alarm'

/** For alarms that mean that a callback may be lost. */
export const MINUTELY = { period: Duration.minutes(1), statistic: Stats.SUM }

const functionAlarms = (
  name: string,
  monitored: IFunction,
  consequence: string,
): readonly AlarmDefinition[] => [
  {
    id: `${name}Errors`,
    metric: monitored.metricErrors(MINUTELY),
    means: `The ${name.toLowerCase()} function crashed, ran out of time or could not start. ${consequence}`,
    runbook: 'Function errors',
  },
  {
    id: `${name}Throttles`,
    metric: monitored.metricThrottles(MINUTELY),
    means: `The ${name.toLowerCase()} function was not run, since the account runs as many functions at once as it may. ${consequence}`,
    runbook: 'Function throttles',
  },
]

type Functions = Pick<
  MonitoredResources,
  'receiveFunction' | 'drainFunction' | 'queryFunction' | 'reportFunction' | 'publication'
>

/** Two alarms for each function. */
export const allFunctionAlarms = ({
  receiveFunction,
  drainFunction,
  queryFunction,
  reportFunction,
  publication,
}: Functions): readonly AlarmDefinition[] => [
  ...functionAlarms(
    'Receive',
    receiveFunction,
    'Bandwidth got no good answer to a callback. It is lost, unless it had been stored before.',
  ),
  ...functionAlarms(
    'Drain',
    drainFunction,
    'Callbacks stay in the overflow queue until another try. Nothing is lost yet, but no question finds their calls.',
  ),
  ...functionAlarms('Query', queryFunction, 'A question was not answered. No callback is affected.'),
  ...(reportFunction === undefined
    ? []
    : functionAlarms('Report', reportFunction, 'A report was not answered. No callback is affected.')),
  ...(publication === undefined
    ? []
    : functionAlarms(
        'Publish',
        publication.publishFunction,
        'Ended calls wait to be published until another try, for at most 23 hours. No callback is affected.',
      )),
]
