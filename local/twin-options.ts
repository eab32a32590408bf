import type { ConsolePorts } from '../console/ports'
import type { Credentials } from '../lambda/callback/credentials'
import type { CallbackObserver } from '../lambda/http/callback-handler'
import type { Failure } from '../lambda/intake/failure'
import type { ForwardingOptions } from './forwarding/forwarding'
import type { GatewayObserver } from './gateway/server'
import type { DrainObserver } from './overflow/drain-regularly'

export type ForwardTo = Pick<ForwardingOptions, 'url' | 'credentials' | 'firstPauseMs'>

export type TwinOptions = {
  readonly port: number
  readonly folder?: string
  readonly endpoint?: URL
  readonly credentials: Credentials
  /** Where the callbacks of ended calls are sent on to. Only with the embedded database. */
  readonly forwardTo?: ForwardTo
  /** The page of the console. @default it is made when it is first asked for */
  readonly page?: ConsolePorts['page']
  readonly observe: CallbackObserver &
    DrainObserver &
    ForwardingOptions['observe'] &
    GatewayObserver & {
      readonly questionFailed: (failure: Failure, requestId: string) => void
      /** At the end: callbacks that were stored, but not forwarded yet. */
      readonly leftUnforwarded: (callbacks: number) => void
    }
}
