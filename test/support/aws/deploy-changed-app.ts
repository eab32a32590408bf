import { App } from 'aws-cdk-lib'
import { DisconnectsStack } from '../../../infra/disconnects-stack'
import { WITHOUT_METRIC_MATH } from './without-metric-math'

/** The stack of `infra/app.ts` with other settings. */
new DisconnectsStack(new App(), 'BandwidthDisconnects', {
  ...WITHOUT_METRIC_MATH,
  retentionDays: 30,
  memorySize: 1024,
})
