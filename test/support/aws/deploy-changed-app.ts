import { App } from 'aws-cdk-lib'
import { DisconnectsStack } from '../../../infra/disconnects-stack'

/** The stack of `infra/app.ts` after somebody has changed their mind. */
new DisconnectsStack(new App(), 'BandwidthDisconnects', { retentionDays: 30, memorySize: 1024 })
