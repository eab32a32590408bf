import { App, CfnWaitCondition, CfnWaitConditionHandle } from 'aws-cdk-lib'
import { DisconnectsStack } from '../../../infra/disconnects-stack'
import { WITHOUT_METRIC_MATH } from './without-metric-math'

/** The stack of `infra/app.ts` with one more resource, which fails after all others have been created. */
const stack = new DisconnectsStack(new App(), 'BandwidthDisconnects', WITHOUT_METRIC_MATH)
const handle = new CfnWaitConditionHandle(stack, 'Handle')
const nobodySignals = new CfnWaitCondition(stack, 'Wait', { handle: handle.ref, timeout: '1', count: 1 })
nobodySignals.node.addDependency(stack.disconnects)
