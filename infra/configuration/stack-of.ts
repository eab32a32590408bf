import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { DisconnectsStackProps } from '../disconnects-stack'
import type { Configuration } from './configuration'

const STACK = 'BandwidthDisconnects'

const REMOVAL_POLICIES = { retain: RemovalPolicy.RETAIN, destroy: RemovalPolicy.DESTROY }

export type ConfiguredStack = {
  readonly name: string
  readonly props: DisconnectsStackProps
  /** What is deployed as asked, but may not be what was meant. */
  readonly warning?: string
}

/** The name and the props of the stack that a configuration asks for. */
export const stackOf = ({
  environment,
  unchosen,
  logRetentionDays,
  noCallbackMinutes,
  removalPolicy,
  ...same
}: Configuration): ConfiguredStack => ({
  name: environment === undefined ? STACK : `${STACK}-${environment}`,
  props: {
    ...same,
    ...(logRetentionDays === undefined ? {} : { logRetention: logRetentionDays }),
    ...(noCallbackMinutes === undefined
      ? {}
      : { noCallbackFor: noCallbackMinutes !== 'never' && Duration.minutes(noCallbackMinutes) }),
    ...(removalPolicy === undefined ? {} : { removalPolicy: REMOVAL_POLICIES[removalPolicy] }),
  },
  ...(unchosen === undefined
    ? {}
    : {
        warning: `This is a stack beside those of the environments ${unchosen.join(', ')}, and has none of their settings. For one of them add -c environment=NAME.`,
      }),
})
