import { ConfiguredRetryStrategy } from '@smithy/core/retry'
import type { NodeHttpHandlerOptions } from '@smithy/node-http-handler'
import { FreshRetries } from './fresh-retries'
import { Sha256 } from './sha256'

const MAX_ATTEMPTS = 3

/**
 * `requestTimeout` covers the time to the headers of a response; `socketTimeout` also ends a body that stalls, whose connection would
 * never be free again. Without `throwOnRequestTimeout` the SDK only writes a warning after the timeout. With `cacheMiddleware` it builds
 * its middleware stack once for each kind of command, not for each command.
 */
const clientOptions = ({ requestTimeout, ...http }: NodeHttpHandlerOptions & { requestTimeout: number }) => ({
  maxAttempts: MAX_ATTEMPTS,
  cacheMiddleware: true,
  sha256: Sha256,
  requestHandler: new FreshRetries({
    requestTimeout,
    socketTimeout: requestTimeout,
    throwOnRequestTimeout: true,
    ...http,
  }),
})

/** The longest pause before the second attempt, in milliseconds; twice that before the third. The SDK's own is 20 times as long after throttling. */
const PAUSE_MS = 50

/**
 * For requests that come before the overflow queue is tried: the timeouts leave time for several attempts. All in milliseconds. It does not
 * wait until a table throttles no more: if each callback of a burst did, AWS would throttle the function too, and lose callbacks.
 */
export const promptClient = (http: NodeHttpHandlerOptions = {}) => ({
  ...clientOptions({ connectionTimeout: 300, requestTimeout: 700, ...http }),
  retryStrategy: new ConfiguredRetryStrategy(
    MAX_ATTEMPTS,
    retry => Math.random() * PAUSE_MS * 2 ** (retry - 1),
  ),
})

/** For the overflow queue: a late answer is better than another attempt. */
export const queueClient = () => clientOptions({ connectionTimeout: 500, requestTimeout: 3_000 })

/** For functions that have more time. */
export const patientClient = () => clientOptions({ connectionTimeout: 1_000, requestTimeout: 3_000 })

/** How long a callback may take, in milliseconds. API Gateway waits 30 s, and Bandwidth 15 s unless configured otherwise. */
export const PATIENCE = { databaseMs: 2_000, deliveryMs: 8_000 }

type Client = { readonly middlewareStack: { readonly remove: (name: string) => boolean } }

/** The SDK describes each request and response for its logger, even if there is none: a tenth of its own CPU time. */
export const withoutLogging = <A extends Client>(client: A): A => {
  client.middlewareStack.remove('loggerMiddleware')
  return client
}
