import { pause } from './pause'

/** Since 1 % more or less is noise, and 5 % is not. */
const HELD_FROM = 0.95

export type Pace = {
  /** Resolves when the call with this number is due. @returns false if that was interrupted */
  readonly due: (index: number) => Promise<boolean>
  readonly result: () => { readonly target: number; readonly achieved: number; readonly held: boolean }
}

export type Clock = {
  /** Milliseconds, of any origin. */
  readonly now: () => number
  readonly pause: typeof pause
}

const CLOCK: Clock = { now: () => performance.now(), pause }

/** By the clock, and not by the answers: calls end whether or not the receiver keeps up. */
export const pace = (target: number, signal: AbortSignal, { now, pause: wait } = CLOCK): Pace => {
  const started = now()
  let [launched, last] = [0, started]
  return {
    due: async index => {
      const ms = started + (index * 1_000) / target - now()
      // Shorter than a timer can be: those that are due within a millisecond leave together.
      const passed = ms < 1 ? !signal.aborted : await wait(ms, signal)
      if (passed) [launched, last] = [index + 1, now()]
      return passed
    },
    result: () => {
      const achieved = launched < 2 ? target : Math.min(target, ((launched - 1) * 1_000) / (last - started))
      return { target, achieved: Math.round(10 * achieved) / 10, held: achieved >= HELD_FROM * target }
    },
  }
}
