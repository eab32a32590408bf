import { App } from 'aws-cdk-lib'
import { DisconnectsStack } from '../../../infra/disconnects-stack'
import { WITHOUT_METRIC_MATH } from './without-metric-math'

/**
 * The stack of `infra/app.ts` that publishes ended calls. The emulator's CloudFormation has no API destinations, so that tests create one;
 * the events contain callbacks, as if the stack had one.
 */
const { disconnects } = new DisconnectsStack(new App(), 'BandwidthDisconnects', {
  ...WITHOUT_METRIC_MATH,
  eventBus: true,
})
disconnects.publication?.publishFunction.addEnvironment('WITH_CALLBACK', 'true')
