import { setTimeout as after } from 'node:timers/promises'
import { defined } from '../../lambda/codec/defined'

/** Waits. @returns false if the wait was interrupted */
export const pause = async (ms: number, signal?: AbortSignal): Promise<boolean> => {
  try {
    await after(ms, undefined, defined({ signal }))
    return true
  } catch {
    return false
  }
}

/** Runs work, but only a limited number at the same time; the rest waits. */
export type Gate = <A>(work: () => Promise<A>) => Promise<A>

export const gate = (width: number): Gate => {
  let inside = 0
  const waiting: (() => void)[] = []
  const enter = async (): Promise<void> => {
    if (inside >= width)
      await new Promise<void>(resolve => {
        waiting.push(resolve)
      })
    else inside++
  }
  /** Passes the place to the next in line, so that nobody else takes it. */
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) inside--
    else next()
  }
  return async work => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}

/** The target rate counts as held from this share of it on: 1 % less is noise, 5 % is not. */
const HELD_FROM = 0.95

export type Pace = {
  /** Waits until the call with this number is due. @returns false if the wait was interrupted */
  readonly due: (index: number) => Promise<boolean>
  readonly result: () => { readonly target: number; readonly achieved: number; readonly held: boolean }
}

export type PaceClock = {
  /** In milliseconds, from any origin. */
  readonly now: () => number
  readonly pause: typeof pause
}

const CLOCK: PaceClock = { now: () => performance.now(), pause }

/** Follows the clock, not the answers: calls end whether or not the receiver keeps up. */
export const pace = (target: number, signal: AbortSignal, { now, pause: wait } = CLOCK): Pace => {
  const started = now()
  let [launched, last] = [0, started]
  return {
    due: async index => {
      const ms = started + (index * 1_000) / target - now()
      // A timer cannot be shorter: calls that are due within a millisecond start together.
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
