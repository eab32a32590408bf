import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'

export type RunbookAlarmProps = {
  /** What it is of: with its id, it makes a name that an e-mail can begin with. */
  readonly service: string
  readonly metric: IMetric
  /** What it means for the user, in words. */
  readonly means: string
  /** The section of docs/operations.md that says what to do. */
  readonly runbook: string
  /** @default the metric is 1 or more */
  readonly comparison?: ComparisonOperator
  /** How many periods of the metric must be so, one after another. @default 1 */
  readonly periods?: number
  /** In how many of them it suffices. @default in all of them */
  readonly atLeast?: number
  /** @default a metric without data is one of which nothing has happened */
  readonly missing?: TreatMissingData
}

/** An alarm that says what it means, and where it is written what to do. */
export class RunbookAlarm extends Alarm {
  constructor(
    scope: Construct,
    id: string,
    {
      service,
      metric,
      means,
      runbook,
      comparison,
      periods = 1,
      atLeast = periods,
      missing,
    }: RunbookAlarmProps,
  ) {
    super(scope, id, {
      alarmName: `${service}/${id}`,
      alarmDescription: `${means} What to do: docs/operations.md, "${runbook}".`,
      metric,
      threshold: 1,
      comparisonOperator: comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      datapointsToAlarm: atLeast,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    })
  }
}
