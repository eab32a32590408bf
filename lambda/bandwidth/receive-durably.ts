import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Failure } from '../disconnect/failure'
import type { Delivery } from './delivery'
import type { Overflow } from './overflow'
import { receiveCaught, type Outcome, type ReceiveDeps } from './receive'

export type DurableOutcome = Outcome | { readonly _tag: 'overflowed'; readonly reason: Failure }

/** Neither the database nor the queue took it: the only case in which a delivery is not kept. */
export type NothingKept = {
  readonly _tag: 'NothingKept'
  readonly reason: Failure
  readonly overflowCause: unknown
}

export type ReceiveDurablyDeps = ReceiveDeps & { readonly overflow: Overflow }

/** Keeps a delivery as it came, for somebody who can do more with it later. */
export const overflow =
  (deps: Pick<ReceiveDurablyDeps, 'overflow'>) =>
  (reason: Failure) =>
  (delivery: Delivery): TE.TaskEither<NothingKept, DurableOutcome> =>
    pipe(
      deps.overflow.put(delivery),
      TE.bimap(
        ({ cause }): NothingKept => ({ _tag: 'NothingKept', reason, overflowCause: cause }),
        (): DurableOutcome => ({ _tag: 'overflowed', reason }),
      ),
    )

/** What has not ended in time may still happen: it is stored once, however often it is tried. */
const withPatience =
  (patienceMs: number) =>
  <A>(task: TE.TaskEither<Failure, A>): TE.TaskEither<Failure, A> =>
  async () => {
    let timer: NodeJS.Timeout | undefined
    const tooSlow = new Promise<E.Either<Failure, never>>(resolve => {
      timer = setTimeout(resolve, patienceMs, E.left({ _tag: 'TooSlow' }))
    })
    try {
      return await Promise.race([task(), tooSlow])
    } finally {
      clearTimeout(timer)
    }
  }

/**
 * Receives a delivery; what the database does not take in time goes to the overflow queue, and counts as kept.
 *
 * @param patienceMs milliseconds after which the database has had its chance, so that the queue has one in time for an answer
 */
export const receiveDurably =
  (deps: ReceiveDurablyDeps) =>
  (patienceMs: number) =>
  (delivery: Delivery): TE.TaskEither<NothingKept, DurableOutcome> =>
    pipe(
      receiveCaught(deps)(delivery),
      withPatience(patienceMs),
      TE.orElseW(reason => overflow(deps)(reason)(delivery)),
    )
