import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import type { Overflow } from '../../lambda/intake/receive-durably'
import type { Delivery } from '../../lambda/callback/delivery'
import type { Failure } from '../../lambda/intake/failure'
import type { WaitingOutcome } from '../../lambda/intake/receive-waiting'

export type DrainOptions = {
  readonly receive: (delivery: Delivery) => TE.TaskEither<Failure, WaitingOutcome>
  readonly drained: (outcome: WaitingOutcome) => void
  /** Told once of each that has to stay for a reason of its own; not of those that wait for the database. */
  readonly stays: (failure: Failure, name: string) => void
  /** Ends a round between two deliveries. */
  readonly signal: AbortSignal
}

/** Where deliveries wait on this machine. */
export type LocalQueue = Overflow & {
  /** Receives each again, and forgets those that are kept. */
  readonly drain: (options: DrainOptions) => Promise<void>
}

/** What a queue is, for being drained. */
export type Waiting = {
  /** In the order in which they came. */
  readonly names: () => Promise<readonly string[]>
  /** Nothing, if another process has drained it meanwhile. */
  readonly read: (name: string) => TE.TaskEither<Failure, Delivery | undefined>
  readonly remove: (name: string) => Promise<void>
}

/**
 * A round ends where the database takes nothing, so that ten thousand deliveries do not wait for it ten thousand times.
 * What has failed comes last in the next round: so one that never succeeds, whatever the reason, is in nobody's way.
 */
export const drainInRounds = ({ names, read, remove }: Waiting): LocalQueue['drain'] => {
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

/** For a twin that keeps nothing on the disk. */
export const overflowInMemory = (): LocalQueue => {
  const waiting = new Map<string, Delivery>()
  return {
    put: delivery => TE.fromIO(() => void waiting.set(delivery.requestId, delivery)),
    drain: drainInRounds({
      names: () => Promise.resolve([...waiting.keys()]),
      read: name => TE.fromIO(() => waiting.get(name)),
      remove: name => Promise.resolve(void waiting.delete(name)),
    }),
  }
}
