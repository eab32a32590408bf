import * as TE from 'fp-ts/TaskEither'
import type { Failure } from '../../../lambda/intake/failure'
import type { LocalQueue } from '../../../local/overflow/local-queue'
import { aRecord } from '../callbacks/builders'

export const UNAVAILABLE: Failure = { _tag: 'StoreUnavailable', cause: new Error('down') }
export const UNFORESEEN: Failure = { _tag: 'Unforeseen', cause: new Error('odd') }

/** Drains a queue once. A delivery is stored unless `failureOf` returns a failure for it. */
export const drainRound = async (
  queue: LocalQueue,
  failureOf: (requestId: string) => Failure | undefined = () => undefined,
  signal: AbortSignal = new AbortController().signal,
) => {
  const received: string[] = []
  const stays: string[] = []
  await queue.drain({
    receive: ({ requestId }) => {
      received.push(requestId)
      const failure = failureOf(requestId)
      return failure === undefined ? TE.right({ _tag: 'stored', record: aRecord() }) : TE.left(failure)
    },
    drained: () => undefined,
    stays: ({ _tag }, name) => stays.push(`${_tag} ${name}`),
    signal,
  })
  return { received, stays }
}
