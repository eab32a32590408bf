import { type GraphWidget, type HorizontalAnnotation, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { FAILED_CAUSES } from '../../lambda/deployment/failed-causes'
import {
  APPLICATION_DIMENSION,
  CAUSE_DIMENSION,
  CAUSE_LABELS,
  OTHER,
} from '../../lambda/deployment/metric-names'
import type { Settings } from '../settings'
import { failedShareOfApplication, failedShareOfClass } from './failed-share'
import { graph } from './graph'
import type { CallbackMetric } from './metrics'

/** `Answered` is 1 or 0 for each call: its average is the ratio. */
const RATIO = { statistic: Stats.AVERAGE }
const RATIO_AXIS = { leftYAxis: { min: 0, max: 1, showUnits: false } }

export const endsAndAnswers = (callbacks: CallbackMetric): readonly GraphWidget[] => [
  graph(
    'Calls ended, by cause',
    CAUSE_LABELS.map(cause => callbacks('Ended', { dimensions: { [CAUSE_DIMENSION]: cause }, label: cause })),
    { stacked: true },
  ),
  graph('Answer ratio', [callbacks('Answered', { ...RATIO, label: 'answered / ended' })], RATIO_AXIS),
]

export const byApplication = (
  callbacks: CallbackMetric,
  applications: readonly string[],
): readonly GraphWidget[] => {
  const each = [...applications, OTHER].map(label => ({
    dimensions: { [APPLICATION_DIMENSION]: label },
    label,
  }))
  return [
    graph(
      'Calls ended, by application',
      each.map(options => callbacks('Ended', options)),
      { stacked: true },
    ),
    graph(
      'Answer ratio, by application',
      each.map(options => callbacks('Answered', { ...options, ...RATIO })),
      RATIO_AXIS,
    ),
  ]
}

/** What the alarms see, and the line above which they go off. */
export const failedCalls = (
  callbacks: CallbackMetric,
  { failedCallsPercent, metricApplications }: Pick<Settings, 'failedCallsPercent' | 'metricApplications'>,
): readonly GraphWidget[] => {
  const threshold: HorizontalAnnotation[] =
    failedCallsPercent === false ? [] : [{ value: failedCallsPercent, label: 'alarm' }]
  const shares = (by: string, metrics: readonly IMetric[]): GraphWidget =>
    graph(`Calls that failed, by ${by} (%, at least)`, metrics, { leftAnnotations: threshold })
  const byClass = shares(
    'class',
    FAILED_CAUSES.map(ofClass => failedShareOfClass(callbacks, ofClass)),
  )
  if (metricApplications.length === 0) return [byClass]
  const each = [...metricApplications, OTHER]
  return [
    byClass,
    shares(
      'application',
      each.map((application, i) => failedShareOfApplication(callbacks, application, `Of${i}`)),
    ),
  ]
}
