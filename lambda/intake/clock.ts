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
