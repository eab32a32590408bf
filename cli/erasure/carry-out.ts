import type { Timestamp } from '../../lambda/disconnect/timestamp'
import type { Erasure } from '../places/place'
import type { Plan } from './plan'

/** How far an erase came. */
export type Done = { calls: number; requests: number; memos: number }

export type CarryOutOptions = {
  readonly erased: Timestamp
  readonly signal: AbortSignal
  readonly onDone: (done: Done) => void
}

/** Each of these is a write to the table and its indexes, and some deletions. */
const AT_ONCE = 16

/** Finishes what it has begun when it is interrupted, or when something fails. */
const each = async <A>(
  values: readonly A[],
  work: (value: A) => Promise<void>,
  signal: AbortSignal,
): Promise<void> => {
  let next = 0
  let failed = false
  const worker = async (): Promise<void> => {
    while (next < values.length && !signal.aborted && !failed) {
      const value = values[next++] as A
      try {
        await work(value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker))
  for (const result of ended) if (result.status === 'rejected') throw result.reason
}

/**
 * Erases what a plan says. Requests come before calls: they are found by the ids of calls, which another run finds only as long as
 * something of the call is left.
 */
export const carryOut = async (
  erasure: Erasure,
  { erased, signal, onDone }: CarryOutOptions,
  plan: Plan,
): Promise<void> => {
  const done: Done = { calls: 0, requests: 0, memos: 0 }
  const counting =
    (name: keyof Done) =>
    async (work: Promise<void>): Promise<void> => {
      await work
      done[name]++
      onDone(done)
    }
  const [request, memo, call] = [counting('requests'), counting('memos'), counting('calls')]
  await each(plan.requests, one => request(erasure.request(one, erased)), signal)
  await each(plan.memos, one => memo(erasure.memo(one)), signal)
  await each(
    plan.calls,
    ({ callId, isMarked }) => call(erasure.call(callId, isMarked ? erased : undefined)),
    signal,
  )
}
