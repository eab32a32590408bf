import { App } from 'aws-cdk-lib'
import { DisconnectsStack } from '../../../infra/disconnects-stack'
import { WITHOUT_METRIC_MATH } from './without-metric-math'

const [voiceUrl = '', tokenUrl = '', retentionDays = ''] = process.argv.slice(2)

/** The stack of `infra/app.ts` that answers reports, and reconciles with a stand-in for Bandwidth, whose addresses are the first arguments. */
const { disconnects } = new DisconnectsStack(new App(), 'BandwidthDisconnects', {
  ...WITHOUT_METRIC_MATH,
  reconcileAccountIds: ['9900000'],
  reports: true,
  retentionDays: Number(retentionDays),
})
disconnects.reconcileFunction?.addEnvironment('BW_VOICE_URL', voiceUrl)
disconnects.reconcileFunction?.addEnvironment('BW_TOKEN_URL', tokenUrl)
