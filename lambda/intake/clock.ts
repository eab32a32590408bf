import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'

/** The time, and timers. The tests that explore every order of events have a clock of their own. */
export type Clock = {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number
  readonly timer: (ms: number) => Timer
}

export type Timer = {
  /** Resolves when the time is over; never if the timer is canceled before. */
  readonly over: Promise<void>
  readonly cancel: () => void
}

/** The clock of the machine. `Date.now()` includes the time for which Lambda froze the function, `performance.now()` may not. */
export const systemClock: Clock = {
  now: () => Date.now(),
  timer: ms => {
    let timeout: NodeJS.Timeout | undefined
    const over = new Promise<void>(resolve => {
      timeout = setTimeout(resolve, ms)
    })
    return {
      over,
      cancel: () => {
        clearTimeout(timeout)
      },
    }
  },
}

/**
 * Waits at most `ms` milliseconds for a task, then fails with `tooSlow`. The task goes on: if it succeeds later, the delivery may be in
 * both the database and the queue, and is still stored once.
 */
export const within =
  <const L>(clock: Clock, ms: number, tooSlow: L) =>
  <K, A>(task: TE.TaskEither<K, A>): TE.TaskEither<K | L, A> =>
  async () => {
    const timer = clock.timer(ms)
    try {
      return await Promise.race([task(), timer.over.then(() => E.left(tooSlow))])
    } finally {
      timer.cancel()
    }
  }
