import { setTimeout as pause } from 'node:timers/promises'
import * as TE from 'fp-ts/TaskEither'
import { cachingAuthorize } from '../../../lambda/callback/authorize'
import { circuitBreaker } from '../../../lambda/intake/circuit-breaker'
import { systemClock } from '../../../lambda/intake/clock'
import type { SecretCredentials } from '../../../lambda/callback/credentials'
import type { Delivery } from '../../../lambda/callback/delivery'
import type { QuarantinedRequest } from '../../../lambda/intake/quarantine'
import { callbackHandler } from '../../../lambda/http/callback-handler'
import type { Misdirected } from '../../../lambda/http/misdirected'
import { gatewayEvent } from './gateway-event'
import { inMemoryDisconnectStore } from './in-memory-disconnect-store'
import { basic, silent } from '../twin/twin'
import { aCallbackOfNewCall } from '../callbacks/builders'

export const KEY = 'aKey40LettersAndDigits0123456789abcdefgh'
export const PREVIOUS = 'aPreviousKey0123456789'
export const FURTHER_PAIR = { username: 'application', password: 'aFurtherPassword0123456789' }
const CURRENT: SecretCredentials = { username: 'bandwidth', password: KEY, also: [FURTHER_PAIR] }

/** The receive function with a secret, and everything that it stores and observes. */
export const receiver = ({ isReachable = true, secretMs = 0 } = {}) => {
  const seen = {
    secretReads: 0,
    quarantined: [] as QuarantinedRequest[],
    waiting: [] as Delivery[],
    misdirected: [] as Misdirected[],
    unauthorized: [] as string[],
    slips: [] as boolean[],
  }
  const handler = callbackHandler({
    authorize: cachingAuthorize({
      load: async extent => {
        seen.secretReads++
        if (secretMs > 0) await pause(secretMs)
        const versions = [CURRENT, { username: 'bandwidth', password: PREVIOUS }]
        if (!isReachable) throw new Error('The secret cannot be reached')
        return extent === 'all' ? versions : versions.slice(0, 1)
      },
      loadFailed: () => undefined,
      now: systemClock.now,
    }),
    store: inMemoryDisconnectStore(),
    quarantine: { put: request => TE.fromIO(() => void seen.quarantined.push(request)) },
    allowsAccount: () => true,
    overflow: { put: delivery => TE.fromIO(() => void seen.waiting.push(delivery)) },
    breaker: circuitBreaker(systemClock),
    clock: systemClock,
    patience: { databaseMs: 1_000, deliveryMs: 2_000 },
    observe: {
      ...silent,
      received: (_outcome, _delivery, hasSlip) => seen.slips.push(hasSlip),
      unauthorized: (_, presented) => seen.unauthorized.push(presented),
      misdirected: request => seen.misdirected.push(request),
    },
  })
  const send = (path: string, others: Parameters<typeof gatewayEvent>[0] = {}) =>
    handler(
      gatewayEvent({ path, authorization: null, body: JSON.stringify(aCallbackOfNewCall()), ...others }),
    )
  return { seen, send }
}

export const WRONG = basic({ username: 'bandwidth', password: 'wrong' })
export const RIGHT = basic({ username: 'bandwidth', password: KEY })
