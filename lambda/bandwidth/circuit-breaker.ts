/**
 * Keeps a function from waiting for a database that hangs. Each callback would wait for it in vain, and so many functions
 * would run at once that AWS refuses the rest. After some slow failures in a row the breaker opens: the database is not
 * asked any more, except by one callback after each rest.
 */
export type CircuitBreaker = {
  /** Whether to go without the database now. A call after a rest is the one that tries it again. */
  readonly isOpen: () => boolean
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
    isOpen: () => {
      if (slowFailures < threshold) return false
      if (now() < restsUntil) return true
      restsUntil = now() + restMs
      return false
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
