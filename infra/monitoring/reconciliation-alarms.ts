import { Duration } from 'aws-cdk-lib'
import { Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { LATE_HOURS } from '../../lambda/deployment/schedule'
import type { Settings } from '../settings'
import type { CallbackMetric } from './metrics'
import type { AlarmDefinition } from './runbook-alarm'

/** The time between two runs. */
const HOURLY = { period: Duration.hours(1) }

/** None where nothing is reconciled. A crash of the function shows as missing data: it needs no alarms of its own. */
export const reconciliationAlarms = (
  callbacks: CallbackMetric,
  accountIds: Settings['reconcileAccountIds'],
): readonly AlarmDefinition[] => {
  if (accountIds === undefined) return []
  return [
    {
      id: 'Missing',
      metric: callbacks('Missing', { ...HOURLY, statistic: Stats.SUM }),
      means:
        "Bandwidth's list has ended calls whose callback never arrived, of an application that has delivered callbacks before. Reconciliation has stored them, without tag and callUrl.",
      runbook: 'Missing',
    },
    {
      id: 'Reconciliation',
      metric: callbacks('ReconciliationFailed', { ...HOURLY, statistic: Stats.MAXIMUM }),
      periods: LATE_HOURS,
      missing: TreatMissingData.BREACHING,
      means:
        "For three hours no run of reconciliation has succeeded for every account, or none has run. Nothing is lost yet, but calls whose callback did not arrive are not found, and Bandwidth's list forgets a call after 7 days.",
      runbook: 'Reconciliation',
    },
  ]
}
