import { setTimeout as pause } from 'node:timers/promises'
import { backOff } from 'exponential-backoff'
import * as E from 'fp-ts/Either'
import { notInTime, type Failed } from './attempt'

export type Persistence = {
  /** How often to try at most. */
  readonly attempts: number
  /** The longest wait before the second attempt, in milliseconds. It doubles each time; the actual wait is random, down to 0. */
  readonly baseMs: number
  readonly maxMs: number
}

/** `backOff` wants an error. */
class AttemptFailed extends Error {
  readonly failed: Failed
  constructor(failed: Failed) {
    super(failed.failure.happened)
    this.failed = failed
  }
}

/** Rejects as soon as the signal is aborted, though the work may still wait. */
const unlessAborted = async <A>(work: Promise<A>, what: string, signal: AbortSignal): Promise<A> => {
  let onAbort: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      reject(new AttemptFailed(notInTime(what, signal)))
    }
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort)
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort)
  }
}

/** Tries again where that may help, after the time that Bandwidth asked for if it did. Aborting `signal` ends every wait. */
export const persistently = async <A>(
  { attempts, baseMs, maxMs }: Persistence,
  what: string,
  signal: AbortSignal,
  attempt: () => Promise<E.Either<Failed, A>>,
): Promise<E.Either<Failed, A>> => {
  const work = backOff(
    async () => {
      const result = await attempt()
      if (E.isLeft(result)) throw new AttemptFailed(result.left)
      return result.right
    },
    {
      numOfAttempts: attempts,
      startingDelay: baseMs,
      maxDelay: maxMs,
      jitter: 'full',
      retry: async (error: unknown, tried) => {
        if (!(error instanceof AttemptFailed) || !error.failed.again || tried >= attempts) return false
        const { afterMs } = error.failed
        if (afterMs !== undefined) await pause(afterMs, undefined, { signal })
        return !signal.aborted
      },
    },
  )
  try {
    return E.right(await unlessAborted(work, what, signal))
  } catch (error) {
    if (error instanceof AttemptFailed) return E.left(error.failed)
    if (signal.aborted) return E.left(notInTime(what, signal))
    throw error
  }
}
