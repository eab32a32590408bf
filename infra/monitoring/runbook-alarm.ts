import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'

/** The definition of one alarm. */
export type AlarmDefinition = {
  /** Part of the alarm's name and logical id: an alarm that gets another id is a new alarm. */
  readonly id: string
  readonly metric: IMetric
  /** What the alarm means for the user. */
  readonly means: string
  /** The section of docs/operations.md that says what to do about it. */
  readonly runbook: string
  /** @default the metric is not below the threshold */
  readonly comparison?: ComparisonOperator
  /** @default 1 */
  readonly threshold?: number
  /** The number of consecutive periods of the metric that are evaluated. @default 1 */
  readonly periods?: number
  /** The number of these periods in which the condition must hold. @default all of them */
  readonly atLeast?: number
  /** @default no data means that nothing happened */
  readonly missing?: TreatMissingData
}

/** An alarm whose description says what it means, and where to read what to do. */
export class RunbookAlarm extends Alarm {
  /** @param service is first in the alarm's name, which is the subject of its e-mails */
  constructor(scope: Construct, service: string, definition: AlarmDefinition) {
    const { id, metric, means, runbook, comparison, threshold, missing } = definition
    const { periods = 1, atLeast = periods } = definition
    super(scope, id, {
      alarmName: `${service}/${id}`,
      alarmDescription: `${means} What to do: docs/operations.md, "${runbook}".`,
      metric,
      threshold: threshold ?? 1,
      comparisonOperator: comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      datapointsToAlarm: atLeast,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    })
  }
}
