/**
 * Stops a function from waiting for a database that hangs. If every callback waited, so many functions would run at once that AWS would
 * throttle the rest. After some slow failures in a row the breaker opens: the function no longer asks the database, except for one
 * callback after each rest.
 */
export type CircuitBreaker = {
  /** Whether to ask the database now: true once after each rest. */
  readonly mayAsk: () => boolean
  readonly succeeded: () => void
  readonly failedSlowly: () => void
}

export type CircuitBreakerOptions = {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number
  /** The number of slow failures in a row that opens it. */
  readonly threshold?: number
  /** Milliseconds until the next attempt. */
  readonly restMs?: number
}

export const circuitBreaker = ({
  now,
  threshold = 3,
  restMs = 10_000,
}: CircuitBreakerOptions): CircuitBreaker => {
  let slowFailures = 0
  let restsUntil = 0
  return {
    mayAsk: () => {
      if (slowFailures < threshold) return true
      const restLeft = restsUntil - now()
      // If more than a whole rest is left, the clock was put back, and the rest is over.
      if (restLeft > 0 && restLeft <= restMs) return false
      restsUntil = now() + restMs
      return true
    },
    succeeded: () => {
      slowFailures = 0
    },
    failedSlowly: () => {
      slowFailures++
      restsUntil = now() + restMs
    },
  }
}
