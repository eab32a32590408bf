import type { NodeHttpHandlerOptions } from '@smithy/node-http-handler'
import { FreshRetries } from './fresh-retries'
import { Sha256 } from './sha256'

/**
 * Options of a client. `requestTimeout` ends with the headers of an answer, `socketTimeout` also a body that comes to a halt, whose
 * connection would never be free again. Without `throwOnRequestTimeout` the SDK only writes a warning when the time is over; with
 * `cacheMiddleware` it builds its stack of middleware once for each kind of command, not for each command.
 */
const clientOptions = ({ requestTimeout, ...http }: NodeHttpHandlerOptions & { requestTimeout: number }) => ({
  maxAttempts: 3,
  cacheMiddleware: true,
  sha256: Sha256,
  requestHandler: new FreshRetries({
    requestTimeout,
    socketTimeout: requestTimeout,
    throwOnRequestTimeout: true,
    ...http,
  }),
})

/** For what is asked before the overflow queue has its turn, which leaves time for some tries. Times are in milliseconds. */
export const promptClient = (http: NodeHttpHandlerOptions = {}) =>
  clientOptions({ connectionTimeout: 300, requestTimeout: 700, ...http })

/** For the overflow queue: an answer that comes late is worth more than another try. */
export const queueClient = () => clientOptions({ connectionTimeout: 500, requestTimeout: 3_000 })

/** For functions that nobody waits for so briefly. */
export const patientClient = () => clientOptions({ connectionTimeout: 1_000, requestTimeout: 3_000 })

/** How long a callback may take, in milliseconds. API Gateway and Bandwidth wait for more: 30 s, and 15 s unless configured. */
export const PATIENCE = { databaseMs: 2_000, deliveryMs: 8_000 }

type Client = { readonly middlewareStack: { readonly remove: (name: string) => boolean } }

/**
 * A client of the SDK describes each request and answer for its logger, also where it has none: a tenth of its own work.
 */
export const withoutLogging = <A extends Client>(client: A): A => {
  client.middlewareStack.remove('loggerMiddleware')
  return client
}
