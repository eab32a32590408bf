import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../../lambda/callback/delivery'
import { drainInRounds, type LocalQueue } from './local-queue'

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
