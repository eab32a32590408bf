import { type IMetric, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { APPLICATION_DIMENSION, CAUSE_DIMENSION } from '../../lambda/deployment/metric-names'
import type { FailedCauses } from '../../lambda/deployment/failed-causes'
import type { CallbackMetric } from './metrics'

/** That of reports, so that an alarm and the report about it agree: a test compares them. */
const Z = 1.959963984540054
const Z2 = Z * Z

/** Fewer failed calls are never an alarm: three calls at night that all fail shall wake nobody. */
const FEWEST_FAILED = 5

/**
 * The lower end of Wilson's 95 % interval of the share of calls that failed, in percent: the fewer calls, the lower. Metric math has no
 * square root.
 *
 * @param failed the id of the number of calls that failed
 * @param calls the id of the number of calls
 */
const lowerEnd = (failed: string, calls: string): string => {
  const root = `((${failed} * (${calls} - ${failed}) / ${calls} + ${Z2 / 4}) ^ 0.5)`
  const low = `100 * (${failed} + ${Z2 / 2} - ${Z} * ${root}) / (${calls} + ${Z2})`
  return `IF(${failed} >= ${FEWEST_FAILED}, ${low}, 0)`
}

/** `callback-error` is `callbackError`: the id of a metric has no hyphen. */
const idOf = (text: string): string => text.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/**
 * The share of ended calls that failed with a cause of one class. A cause without a call has no data, or none for weeks: `FILL` is for
 * the one, and `SUM`, which takes what there is, for the other.
 */
export const failedShareOfClass = (
  callbacks: CallbackMetric,
  { causeClass, causes }: FailedCauses,
): MathExpression => {
  const failed = `${causeClass}Failed`
  const ended = causes.map(
    cause => [idOf(cause), callbacks('Ended', { dimensions: { [CAUSE_DIMENSION]: cause } })] as const,
  )
  const ofClass = new MathExpression({
    expression: `SUM([${ended.map(([id]) => `FILL(${id}, 0)`).join(', ')}])`,
    usingMetrics: Object.fromEntries<IMetric>(ended),
    label: failed,
  })
  return new MathExpression({
    expression: lowerEnd(failed, 'calls'),
    // `Answered` is written for each ended call, with any cause.
    usingMetrics: { [failed]: ofClass, calls: callbacks('Answered', { statistic: Stats.SAMPLE_COUNT }) },
    label: causeClass,
  })
}

/**
 * The share of an application's ended calls that failed with a cause of any of these classes.
 * @param suffix of the ids of its metrics: an id means one metric in a graph
 */
export const failedShareOfApplication = (
  callbacks: CallbackMetric,
  application: string,
  suffix = '',
): MathExpression => {
  const [failed, calls] = [`failed${suffix}`, `calls${suffix}`]
  const counted = (statistic: string) =>
    callbacks('CallFailed', { dimensions: { [APPLICATION_DIMENSION]: application }, statistic })
  return new MathExpression({
    expression: lowerEnd(failed, calls),
    usingMetrics: { [failed]: counted(Stats.SUM), [calls]: counted(Stats.SAMPLE_COUNT) },
    label: application,
  })
}
