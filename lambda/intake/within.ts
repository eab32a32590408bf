import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { Clock } from './clock'

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
