import * as E from 'fp-ts/Either'
import {
  receiveWaiting,
  type ReceiveWaitingDeps,
  type WaitingOutcome,
} from '../lambda/bandwidth/receive-waiting'
import type { LocalQueue } from './overflow-folder'

const PERIOD_MS = 1_000

/** Receives what waits in the queue again, once a second, until the database takes it. @returns how to stop */
export const drainRegularly = (
  queue: LocalQueue,
  deps: ReceiveWaitingDeps,
  drained: (outcome: WaitingOutcome) => void,
): (() => Promise<void>) => {
  let round = Promise.resolve()
  const drainOnce = (): Promise<void> =>
    queue.drain(async delivery => {
      const result = await receiveWaiting(deps)(delivery)()
      if (E.isRight(result)) drained(result.right)
      return E.isRight(result)
    })
  const timer = setInterval(() => {
    round = round.then(drainOnce).catch(() => undefined)
  }, PERIOD_MS)
  return () => {
    clearInterval(timer)
    return round
  }
}
