import { Duration } from 'aws-cdk-lib'
import { Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { OverflowQueue } from '../overflow-queue'
import { RunbookAlarm } from './runbook-alarm'

const MINUTELY = { period: Duration.minutes(1), statistic: Stats.MAXIMUM }

/**
 * Callbacks that wait for their first try, and those between two tries. Not the age of the oldest: SQS leaves messages that
 * were received three times out of that, and the drain function has done so six minutes after the database went.
 */
export const untriedIn = ({ queue }: OverflowQueue) =>
  queue.metricApproximateNumberOfMessagesVisible(MINUTELY)
export const triedIn = ({ queue }: OverflowQueue) =>
  queue.metricApproximateNumberOfMessagesNotVisible(MINUTELY)

/** At the moment of a minute in which SQS counts them, those that wait may just not be between two tries. */
const FOR_15_MINUTES = { periods: 15, atLeast: 12 }

export const deadLettersIn = ({ deadLetters }: OverflowQueue) =>
  deadLetters.metricApproximateNumberOfMessagesVisible(MINUTELY)

/** Of callbacks that are acknowledged, and not yet where questions find them. */
export const overflowAlarms = (
  scope: Construct,
  service: string,
  overflow: OverflowQueue,
): readonly RunbookAlarm[] => [
  new RunbookAlarm(scope, 'OverflowRefused', {
    service,
    metric: triedIn(overflow),
    ...FOR_15_MINUTES,
    means:
      'Callbacks in the overflow queue are tried again and again, and have not been stored for 15 minutes. Nothing is lost yet, but no question finds their calls, and what is not drained within a day is a dead letter.',
    runbook: 'Overflow',
  }),
  new RunbookAlarm(scope, 'OverflowUntried', {
    service,
    metric: untriedIn(overflow),
    ...FOR_15_MINUTES,
    means:
      'Callbacks have been in the overflow queue for 15 minutes without being tried: the drain function does not run, or not as fast as they come. Nothing is lost yet, but no question finds their calls, and they are deleted 14 days after they came.',
    runbook: 'Overflow',
  }),
  new RunbookAlarm(scope, 'DeadLetters', {
    service,
    metric: deadLettersIn(overflow),
    // SQS says nothing of a queue that nobody uses, whatever is in it.
    missing: TreatMissingData.IGNORE,
    means:
      'Callbacks could not be stored in a day of trying, and are dead letters. Nothing is lost yet, but they are deleted 14 days after they came.',
    runbook: 'DeadLetters',
  }),
]
