import { App } from 'aws-cdk-lib'
import { DisconnectsStack } from './disconnects-stack'

/** Without an account or region of its own: it is deployed to those of the AWS credentials in use. */
new DisconnectsStack(new App(), 'BandwidthDisconnects')
