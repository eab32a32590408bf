import { App } from 'aws-cdk-lib'
import { DisconnectsStack } from '../../../infra/disconnects-stack'

/** The stack of `infra/app.ts` with other settings. */
new DisconnectsStack(new App(), 'BandwidthDisconnects', { retentionDays: 30, memorySize: 1024 })
