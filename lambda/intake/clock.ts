import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'

/** The time, and waiting for it to pass. Tests that explore every order of events have a clock of their own. */
export type Clock = {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number
  readonly timer: (ms: number) => Timer
}

export type Timer = {
  /** Resolves when the time is up; never, if it was cancelled before. */
  readonly over: Promise<void>
  readonly cancel: () => void
}

/**
 * The machine's clock. `Date.now()` goes on while Lambda has frozen the function, where `performance.now()` may stand still.
 */
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
 * Waits so many milliseconds at most. The task is not stopped: if it succeeds later, the delivery may be kept in two
 * places, and is still stored once.
 */
export const within =
  (clock: Clock, ms: number) =>
  <L, A>(task: TE.TaskEither<L, A>, tooSlow: L): TE.TaskEither<L, A> =>
  async () => {
    const timer = clock.timer(ms)
    try {
      return await Promise.race([task(), timer.over.then(() => E.left(tooSlow))])
    } finally {
      timer.cancel()
    }
  }
