/**
 * Keeps a function from waiting for a database that hangs. Each callback would wait for it in vain, and so many functions
 * would run at once that AWS refuses the rest. After some slow failures in a row the breaker opens: the database is not
 * asked any more, except by one callback after each rest.
 */
export type CircuitBreaker = {
  /** Whether to ask the database now. After each rest it says yes once. */
  readonly mayAsk: () => boolean
  readonly succeeded: () => void
  readonly failedSlowly: () => void
}

export type CircuitBreakerOptions = {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number
  /** Slow failures in a row that open it. */
  readonly threshold?: number
  /** Milliseconds until the database is tried again. */
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
      // A rest that seems longer than it can be is over: somebody has put back the clock.
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
