import { Duration } from 'aws-cdk-lib'
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { silencePeriod } from '../codec/values'
import type { Settings } from '../settings'
import { failedCallsAlarms } from './failed-calls-alarms'
import { allFunctionAlarms, MINUTELY } from './function-alarms'
import { overflowMetrics, type CallbackMetric, type MonitoredResources } from './metrics'
import { publicationAlarms } from './publication-alarms'
import { reconciliationAlarms } from './reconciliation-alarms'
import type { AlarmDefinition } from './runbook-alarm'

/** Not all 15: SQS counts once a minute, and a waiting message may be between two tries at that moment. */
const FOR_15_MINUTES = { periods: 15, atLeast: 12 }

/** A callback that does not arrive writes no metric, so this alarm goes off when data is missing. */
const silenceAlarms = (
  callbacks: CallbackMetric,
  silence: Settings['noCallbackFor'],
): readonly AlarmDefinition[] => {
  if (silence === false) return []
  const minutes = silence.toMinutes()
  return [
    {
      id: 'Silence',
      metric: callbacks('Received', { period: Duration.minutes(silencePeriod(minutes)) }),
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      periods: minutes / silencePeriod(minutes),
      missing: TreatMissingData.BREACHING,
      means: `No callback has been received for ${silence.toHumanString()}. If calls have ended in that time, their callbacks go elsewhere or are refused, and are lost.`,
      runbook: 'Silence',
    },
  ]
}

/** The settings that decide which alarms there are. */
export type AlarmSettings = Pick<
  Settings,
  'noCallbackFor' | 'reconcileAccountIds' | 'failedCallsPercent' | 'metricApplications'
>

/** Every alarm, in the dashboard's order. Each `runbook` is a section of docs/operations.md. */
export const alarmDefinitions = (
  {
    callbacks,
    api,
    overflow,
    receiveFunction,
    drainFunction,
    queryFunction,
    reportFunction,
    publication,
  }: MonitoredResources,
  settings: AlarmSettings,
): readonly AlarmDefinition[] => [
  {
    id: 'Failed',
    metric: callbacks('Failed', MINUTELY),
    means:
      'A callback was answered 503 or 500 because neither the database nor the overflow queue took it. It is lost: Bandwidth does not send it again.',
    runbook: 'Failed',
  },
  {
    id: 'Misdirected',
    metric: callbacks('Misdirected', MINUTELY),
    means:
      'A request with the right credentials came to a path at which nothing listens, and was answered 404. If it was a callback, it is lost: the URL that is set in Bandwidth has a slip in it.',
    runbook: 'Misdirected',
  },
  {
    id: 'Quarantine',
    metric: callbacks('Quarantined'),
    means:
      'A callback could not be turned into a record. It is kept in the quarantine table, but no question finds its call.',
    runbook: 'Quarantine',
  },
  {
    id: 'Forbidden',
    metric: callbacks('Forbidden'),
    means:
      'A callback with the right credentials is of an account that is not allowed here, and was answered 403. It is kept in the quarantine table, but no question finds its call.',
    runbook: 'Forbidden',
  },
  {
    id: 'Credentials',
    metric: callbacks('CredentialsUnreadable'),
    means:
      'A function could not read the credentials. Those that it read before stand; until it can, callbacks with others wait in the overflow queue, and no question finds their calls.',
    runbook: 'Credentials',
  },
  {
    id: 'Unverified',
    metric: callbacks('Unverified'),
    means:
      'A callback that came while nobody could check its credentials turned out to have wrong ones. It is kept in the quarantine table, since Bandwidth may have sent it, with credentials that were right then; but no question finds its call.',
    runbook: 'Unverified',
  },
  {
    id: 'Conflict',
    metric: callbacks('Conflict'),
    means:
      'A callback contradicts the one that was stored for the same event. Both are kept: the first counts, the second is evidence beside it.',
    runbook: 'Conflict',
  },
  {
    id: 'ServerErrors',
    metric: api.metricServerError(MINUTELY),
    means:
      'The API answered a request with 5xx. If it was a callback, it is lost, unless it had been stored before it failed; if it was a question, whoever asked has no answer.',
    runbook: 'ServerErrors',
  },
  {
    id: 'OverflowRefused',
    metric: overflowMetrics(overflow).betweenTries,
    ...FOR_15_MINUTES,
    means:
      'Callbacks in the overflow queue are tried again and again, and have not been stored for 15 minutes. Nothing is lost yet, but no question finds their calls, and what is not drained within a day is a dead letter.',
    runbook: 'Overflow',
  },
  {
    id: 'OverflowUntried',
    metric: overflowMetrics(overflow).untried,
    ...FOR_15_MINUTES,
    means:
      'Callbacks have been in the overflow queue for 15 minutes without being tried: the drain function does not run, or not as fast as they come. Nothing is lost yet, but no question finds their calls, and they are deleted 14 days after they came.',
    runbook: 'Overflow',
  },
  {
    id: 'DeadLetters',
    metric: overflowMetrics(overflow).deadLetters,
    // SQS stops reporting on a queue that nobody uses, whatever is in it.
    missing: TreatMissingData.IGNORE,
    means:
      'Callbacks could not be stored in a day of trying, and are dead letters. Nothing is lost yet, but they are deleted 14 days after they came.',
    runbook: 'DeadLetters',
  },
  ...silenceAlarms(callbacks, settings.noCallbackFor),
  ...reconciliationAlarms(callbacks, settings.reconcileAccountIds),
  ...failedCallsAlarms(callbacks, settings),
  ...publicationAlarms(callbacks, publication),
  ...allFunctionAlarms({ receiveFunction, drainFunction, queryFunction, reportFunction, publication }),
]
