import { defined } from '../../lambda/codec/defined'
import type { DisconnectsStackProps } from '../disconnects-stack'
import type { Configuration } from './configuration'
import { propsOf } from './file-settings'

const STACK = 'BandwidthDisconnects'

export type ConfiguredStack = {
  readonly name: string
  readonly props: DisconnectsStackProps
  /** Present if somebody may have meant another stack. */
  readonly warning?: string
}

/** The name and the props of the stack that a configuration describes. */
export const stackOf = ({ environment, unchosen, ...settings }: Configuration): ConfiguredStack => ({
  name: environment === undefined ? STACK : `${STACK}-${environment}`,
  props: propsOf(settings),
  ...defined({
    warning:
      unchosen &&
      `This stack is separate from those of the environments ${unchosen.join(', ')} and has none of their settings. For one of them add -c environment=NAME.`,
  }),
})
