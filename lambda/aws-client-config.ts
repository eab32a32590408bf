import { Sha256 } from './aws-sha256'

/**
 * Clients that give up in time for the overflow queue to have its turn before Bandwidth gives up: that is after 15 s by
 * default, but can be set to 1 s. Without `throwOnRequestTimeout` the SDK only writes a warning when the time is over.
 * `cacheMiddleware` has a client build its stack of middleware once for each kind of command, not for each command.
 * Times are in milliseconds.
 */
export const PROMPT_CLIENT = {
  maxAttempts: 2,
  cacheMiddleware: true,
  sha256: Sha256,
  requestHandler: { connectionTimeout: 300, requestTimeout: 700, throwOnRequestTimeout: true },
}

/** For all that is asked for one callback before the overflow queue has its turn: the credentials and the database. */
export const PATIENCE_MS = 2_000

/** For functions that nobody waits for so briefly. */
export const PATIENT_CLIENT = {
  maxAttempts: 3,
  cacheMiddleware: true,
  sha256: Sha256,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
}
