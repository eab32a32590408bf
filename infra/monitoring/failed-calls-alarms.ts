import { ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch'
import { FAILED_CAUSES, type FailedCauses } from '../../lambda/deployment/failed-causes'
import type { Settings } from '../settings'
import { failedShareOfApplication, failedShareOfClass } from './failed-share'
import type { CallbackMetric } from './metrics'
import type { AlarmDefinition } from './runbook-alarm'

type Meaning = { readonly id: string; readonly because: string; readonly detail: string }

const CLASSES: Readonly<Record<FailedCauses['causeClass'], Meaning>> = {
  application: {
    id: 'FailedCallsApplication',
    because: 'because of your application',
    detail: 'Bandwidth did not reach it, or got BXML that it cannot run',
  },
  limit: {
    id: 'FailedCallsLimit',
    because: 'because of a limit',
    detail: "that of your account, or that of Bandwidth's system",
  },
  platform: {
    id: 'FailedCallsPlatform',
    because: 'because of an error at Bandwidth',
    detail: 'one that has no cause of its own',
  },
}

/** Not one period alone: what is over within minutes is nothing to get up for. */
const FOR_10_MINUTES = { periods: 3, atLeast: 2 }

/** None if the threshold is `false`. */
export const failedCallsAlarms = (
  callbacks: CallbackMetric,
  {
    failedCallsPercent: threshold,
    metricApplications,
  }: Pick<Settings, 'failedCallsPercent' | 'metricApplications'>,
): readonly AlarmDefinition[] => {
  if (threshold === false) return []
  const above = { comparison: ComparisonOperator.GREATER_THAN_THRESHOLD, threshold, ...FOR_10_MINUTES }
  const share = `In 10 of the last 15 minutes, more than ${threshold} % of`
  return [
    ...FAILED_CAUSES.map(ofClass => {
      const { id, because, detail } = CLASSES[ofClass.causeClass]
      return {
        id,
        metric: failedShareOfClass(callbacks, ofClass),
        ...above,
        means: `${share} ended calls failed ${because}, even allowing for chance: ${detail} (${ofClass.causes.join(', ')}).`,
        runbook: `Failed calls, ${ofClass.causeClass}`,
      }
    }),
    ...metricApplications.map(application => ({
      id: `FailedCallsOf-${application}`,
      metric: failedShareOfApplication(callbacks, application),
      ...above,
      means: `${share} the ended calls of this application failed, even allowing for chance: because of the application, a limit, or an error at Bandwidth.`,
      runbook: 'Failed calls of an application',
    })),
  ]
}
