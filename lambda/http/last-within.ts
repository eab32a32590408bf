import { setTimeout as sleep } from 'node:timers/promises'

export type Taken<A> = {
  /** The last value that came in time. */
  readonly last?: A
  /** Whether the sequence came to its end in time. */
  readonly isWhole: boolean
}

/** Takes values until a time, in milliseconds since 1970. What is still being waited for then is given up. */
export const lastWithin = async <A>(values: AsyncGenerator<A, void>, untilMs: number): Promise<Taken<A>> => {
  let taken: Taken<A> = { isWhole: false }
  const timer = new AbortController()
  const over = sleep(untilMs - Date.now(), undefined, { signal: timer.signal }).catch(() => undefined)
  try {
    for (;;) {
      const next = await Promise.race([values.next(), over])
      if (next === undefined) {
        // It ends when what it waits for has come: nobody waits for that.
        values.return().catch(() => undefined)
        return taken
      }
      if (next.done === true) return { ...taken, isWhole: true }
      taken = { last: next.value, isWhole: false }
    }
  } finally {
    timer.abort()
  }
}
