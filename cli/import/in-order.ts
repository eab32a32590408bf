import type * as E from 'fp-ts/Either'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { DisconnectWriter, PutResult } from '../../lambda/disconnect/store'
import type { StoreError } from '../../lambda/disconnect/store'

/** Several at once, but their results in the order of the values. `work` must not throw. */
export async function* inOrder<A, B>(
  values: AsyncIterable<A>,
  width: number,
  work: (value: A) => Promise<B>,
): AsyncGenerator<B> {
  const waiting: Promise<B>[] = []
  for await (const value of values) {
    waiting.push(work(value))
    const first = waiting.length < width ? undefined : waiting.shift()
    if (first !== undefined) yield await first
  }
  for (const result of waiting) yield await result
}

type Put = (record: Disconnect) => Promise<E.Either<StoreError, PutResult>>

/** Events of one call one after the other: of two that contradict each other the first in the file is the one that counts. */
export const callByCall = (store: DisconnectWriter): Put => {
  const last = new Map<string, Promise<unknown>>()
  return async record => {
    const before = last.get(record.callId)
    const mine = (async () => {
      await before
      return store.put(record)()
    })()
    last.set(record.callId, mine)
    const result = await mine
    if (last.get(record.callId) === mine) last.delete(record.callId)
    return result
  }
}
