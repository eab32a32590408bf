import { Duration } from 'aws-cdk-lib'
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { CallbackMetric } from './metrics'
import { RunbookAlarm } from './runbook-alarm'

/** CloudWatch looks back a day at most, and a week if the periods are hours. */
const DAY = 24 * 60
const periodOf = (minutes: number): number => (minutes <= DAY ? 5 : 60)

/** For how many minutes of silence there can be an alarm, in words. */
export const SILENCES = `minutes: a multiple of 5 up to ${DAY}, or of 60 up to ${7 * DAY}`

export const canWatchFor = (minutes: number): boolean =>
  minutes > 0 && minutes <= 7 * DAY && minutes % periodOf(minutes) === 0

/** @throws if CloudWatch could not look back so far, or not exactly so */
export const checkSilence = (silence: Duration): Duration => {
  if (canWatchFor(silence.toMinutes({ integral: false }))) return silence
  throw new Error(`noCallbackFor must be ${SILENCES}`)
}

/** What does not come cannot say so: for CloudWatch it is data that is missing. */
export const silenceAlarm = (
  scope: Construct,
  service: string,
  callbacks: CallbackMetric,
  silence: Duration,
): RunbookAlarm => {
  const period = Duration.minutes(periodOf(silence.toMinutes()))
  return new RunbookAlarm(scope, 'Silence', {
    service,
    metric: callbacks('Received', { period }),
    comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
    periods: silence.toMinutes() / period.toMinutes(),
    missing: TreatMissingData.BREACHING,
    means: `No callback has been received for ${silence.toHumanString()}. If calls have ended in that time, their callbacks go elsewhere or are refused, and are lost.`,
    runbook: 'Silence',
  })
}
