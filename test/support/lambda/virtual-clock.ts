import type { Clock } from '../../../lambda/intake/clock'

type Waiting = { readonly at: number; readonly resolve: () => void }

/** A clock that jumps to the next timer as soon as nothing else is left to do. */
export const virtualClock = (startsAt = 0) => {
  let now = startsAt
  const waiting = new Set<Waiting>()
  const clock: Clock = {
    now: () => now,
    timer: ms => {
      let entry: Waiting | undefined
      const over = new Promise<void>(resolve => {
        entry = { at: now + Math.max(0, ms), resolve }
        waiting.add(entry)
      })
      return {
        over,
        cancel: () => {
          if (entry !== undefined) waiting.delete(entry)
        },
      }
    },
  }
  const advance = (): void => {
    const [next] = [...waiting].sort((a, b) => a.at - b.at)
    if (next === undefined) throw new Error('The task waits for something that never happens')
    waiting.delete(next)
    now = Math.max(now, next.at)
    next.resolve()
  }
  return {
    clock,
    /** Lets time pass until the task has ended. */
    run: async <A>(task: () => Promise<A>): Promise<A> => {
      const progress = { hasEnded: false }
      const result = task().finally(() => {
        progress.hasEnded = true
      })
      for (;;) {
        await new Promise(resolve => setImmediate(resolve))
        if (progress.hasEnded) return result
        advance()
      }
    },
    /** Advances the time, as if the process had been frozen. */
    jump: (ms: number): void => {
      now += ms
    },
    sleep: (ms: number): Promise<void> => clock.timer(ms).over,
  }
}
