import { setTimeout as pause } from 'node:timers/promises'
import { retry } from '@lifeomic/attempt'
import * as E from 'fp-ts/Either'
import { notInTime, type Failed } from './attempt'

export type Persistence = {
  /** How often to try at most. */
  readonly attempts: number
  /** The longest wait before the second attempt, in milliseconds. It doubles each time; the actual wait is random, down to 0. */
  readonly baseMs: number
  readonly maxMs: number
}

/** `retry` wants an error. */
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
  const work = retry(
    async () => {
      const result = await attempt()
      if (E.isLeft(result)) throw new AttemptFailed(result.left)
      return result.right
    },
    {
      maxAttempts: attempts,
      delay: baseMs,
      factor: 2,
      maxDelay: maxMs,
      jitter: true,
      handleError: async (error: unknown, context) => {
        const mayHelp = error instanceof AttemptFailed && error.failed.again && context.attemptsRemaining > 0
        if (mayHelp && error.failed.afterMs !== undefined)
          await pause(error.failed.afterMs, undefined, { signal })
        if (!mayHelp || signal.aborted) context.abort()
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
