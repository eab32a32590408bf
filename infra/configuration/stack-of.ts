import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { DisconnectsStackProps } from '../disconnects-stack'
import type { Configuration } from './configuration'

const STACK = 'BandwidthDisconnects'

const REMOVAL_POLICIES = { retain: RemovalPolicy.RETAIN, destroy: RemovalPolicy.DESTROY }

/** The name and the props of the stack that a configuration asks for. */
export const stackOf = ({
  environment,
  logRetentionDays,
  noCallbackMinutes,
  removalPolicy,
  ...same
}: Configuration): { readonly name: string; readonly props: DisconnectsStackProps } => ({
  name: environment === undefined ? STACK : `${STACK}-${environment}`,
  props: {
    ...same,
    ...(logRetentionDays === undefined ? {} : { logRetention: logRetentionDays }),
    ...(noCallbackMinutes === undefined
      ? {}
      : { noCallbackFor: noCallbackMinutes !== 'never' && Duration.minutes(noCallbackMinutes) }),
    ...(removalPolicy === undefined ? {} : { removalPolicy: REMOVAL_POLICIES[removalPolicy] }),
  },
})
