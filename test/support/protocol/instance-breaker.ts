import { circuitBreaker, type CircuitBreaker } from '../../../lambda/intake/circuit-breaker'

type State = 'closed' | 'open' | 'has rested' | 'is tried'

/** The breaker of an instance that receives one callback after the other. It opens at the first slow failure; the exploration ends its rest. */
export const instanceBreaker = () => {
  let time = 0
  let state: State = 'closed'
  const real = circuitBreaker({ now: () => time, threshold: 1, restMs: 1 })
  const breaker: CircuitBreaker = {
    mayAsk: () => {
      const mayAsk = real.mayAsk()
      if (state === 'has rested') state = 'is tried'
      return mayAsk
    },
    succeeded: () => {
      state = 'closed'
      real.succeeded()
    },
    failedSlowly: () => {
      state = 'open'
      real.failedSlowly()
    },
  }
  return {
    breaker,
    state: (): State => state,
    endRest: (): void => {
      time++
      state = 'has rested'
    },
  }
}
