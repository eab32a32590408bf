import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../../lambda/callback/delivery'
import type { Failure } from '../../lambda/intake/failure'
import type { Overflow } from '../../lambda/intake/receive-durably'
import type { WaitingOutcome } from '../../lambda/intake/receive-waiting'

export type DrainOptions = {
  readonly receive: (delivery: Delivery) => TE.TaskEither<Failure, WaitingOutcome>
  readonly drained: (outcome: WaitingOutcome) => void
  /** Called once for each delivery that cannot be drained for a reason of its own; not for those that wait for the database. */
  readonly stays: (failure: Failure, name: string) => void
  /** Ends a round before the next delivery. */
  readonly signal: AbortSignal
}

/** The overflow queue on this machine. */
export type LocalQueue = Overflow & {
  /** How many deliveries wait. */
  readonly count: () => Promise<number>
  /** Takes each delivery, and removes it from the queue once it is stored. */
  readonly drain: (options: DrainOptions) => Promise<void>
}

/** The deliveries of a queue, by name. */
type QueueStorage = {
  /** In their order of arrival. */
  readonly names: () => Promise<readonly string[]>
  /** Undefined if another process has drained it meanwhile. */
  readonly read: (name: string) => TE.TaskEither<Failure, Delivery | undefined>
  readonly remove: (name: string) => Promise<void>
}

/**
 * A round ends when the database fails, so that ten thousand deliveries do not wait for it ten thousand times. Deliveries that have
 * failed come last in the next round, so that one that always fails does not block the others.
 */
export const drainInRounds = ({ names, read, remove }: QueueStorage): LocalQueue['drain'] => {
  let tries: ReadonlyMap<string, number> = new Map()
  const triesOf = (name: string): number => tries.get(name) ?? 0

  const drainOne = async (
    name: string,
    { receive, drained }: DrainOptions,
  ): Promise<E.Either<Failure, void>> => {
    const delivery = await read(name)()
    if (E.isLeft(delivery)) return delivery
    if (delivery.right === undefined) return E.right(undefined)
    const mayBeStored = triesOf(name) > 0 ? ({ mayBeStored: true } as const) : {}
    const outcome = await receive({ ...delivery.right, ...mayBeStored })()
    if (E.isLeft(outcome)) return outcome
    drained(outcome.right)
    return TE.tryCatch(
      () => remove(name),
      (cause): Failure => ({ _tag: 'Unforeseen', cause }),
    )()
  }

  return async options => {
    const waiting = await names()
    const failed = new Map(waiting.map(name => [name, triesOf(name)]))
    const inTurn = [...waiting].sort((a, b) => triesOf(a) - triesOf(b))
    for (const name of inTurn) {
      if (options.signal.aborted) break
      const result = await drainOne(name, options)
      if (E.isRight(result)) continue
      failed.set(name, triesOf(name) + 1)
      if (result.left._tag === 'StoreUnavailable') break
      if (triesOf(name) === 0) options.stays(result.left, name)
    }
    tries = failed
  }
}

/** For a twin that stores nothing on disk. */
export const overflowInMemory = (): LocalQueue => {
  const waiting = new Map<string, Delivery>()
  return {
    put: delivery => TE.fromIO(() => void waiting.set(delivery.requestId, delivery)),
    count: () => Promise.resolve(waiting.size),
    drain: drainInRounds({
      names: () => Promise.resolve([...waiting.keys()]),
      read: name => TE.fromIO(() => waiting.get(name)),
      remove: name => Promise.resolve(void waiting.delete(name)),
    }),
  }
}
