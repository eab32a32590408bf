import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import cdkJson from '../../cdk.json'
import type { DisconnectLogProps } from '../../infra/disconnect-log-props'
import { DisconnectsStack } from '../../infra/disconnects-stack'
import { PRICES } from './prices'

type Resource = { readonly Type: string; readonly Properties: { readonly Metrics?: readonly object[] } }

const resourcesOf = (props: DisconnectLogProps): readonly Resource[] => {
  const outdir = mkdtempSync(join(tmpdir(), 'priced-'))
  try {
    const app = new App({ outdir, context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] } })
    const { Resources } = Template.fromStack(new DisconnectsStack(app, 'Priced', props)).toJSON() as {
      Resources: Readonly<Record<string, Resource>>
    }
    return Object.values(Resources)
  } finally {
    rmSync(outdir, { recursive: true })
  }
}

/** Of an alarm on an expression, each metric in it is charged. */
const metricsOfAlarm = ({ Properties: { Metrics } }: Resource): number =>
  Metrics?.filter(metric => 'MetricStat' in metric).length ?? 1

/**
 * The metrics that have data, at most. Ours are counted in `lambda/deployment/metric-names.ts`. The usual way's are those of
 * `usual/receive.ts`: Received, Quarantined, Unauthorized, Failed, and the ColdStart of Powertools.
 */
const METRICS_MAX = { always: 28, reconciliation: 7, publication: 2, usual: 5 }

/** US dollars a month for what is charged whatever the number of calls. */
const fixedCostOf = (props: DisconnectLogProps, metrics: number) => {
  const resources = resourcesOf(props)
  const of = (type: string) => resources.filter(({ Type }) => Type === type)
  const alarms = of('AWS::CloudWatch::Alarm')
  return {
    alarms: alarms.reduce((sum, alarm) => sum + metricsOfAlarm(alarm), 0) * PRICES.alarmMonth.usd,
    dashboard: of('AWS::CloudWatch::Dashboard').length * PRICES.dashboardMonth.usd,
    'metrics, at most': metrics * PRICES.metricMonth.usd,
    secret: of('AWS::SecretsManager::Secret').length * PRICES.secretMonth.usd,
  }
}

const fixedSumOf = (cost: ReturnType<typeof fixedCostOf>): number =>
  Object.values(cost).reduce((sum, usd) => sum + usd, 0)

/** By default, in parts and as a sum, what the settings add to it, and the same of the usual way: a secret and metrics. */
export const fixedCosts = () => {
  const { always } = METRICS_MAX
  const parts = fixedCostOf({}, always)
  const byDefault = fixedSumOf(parts)
  const added = (props: DisconnectLogProps, metrics: number): number =>
    fixedSumOf(fixedCostOf(props, always + metrics)) - byDefault
  return {
    parts,
    byDefault,
    usual: PRICES.secretMonth.usd + METRICS_MAX.usual * PRICES.metricMonth.usd,
    reconciliation: added({ reconcileAccountIds: ['9900000'] }, METRICS_MAX.reconciliation),
    forwarding: added({ forwardTo: 'https://voice.example.com/hooks' }, METRICS_MAX.publication),
  }
}
