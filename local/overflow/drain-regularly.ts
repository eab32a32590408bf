import { setTimeout as pause } from 'node:timers/promises'
import type { Delivery } from '../../lambda/callback/delivery'
import type { Failure } from '../../lambda/intake/failure'
import {
  receiveWaiting,
  type ReceiveWaitingDeps,
  type WaitingOutcome,
} from '../../lambda/intake/receive-waiting'
import type { LocalQueue } from './local-queue'

const PERIOD_MS = 1_000

/** Waits. @returns false if the wait was aborted */
const passed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  pause(ms, true, { signal }).catch(() => false)

export type DrainObserver = {
  readonly drained: (outcome: WaitingOutcome) => void
  /** The delivery of this name cannot be drained, for a reason of its own. Without a name, none can. */
  readonly stays: (failure: Failure, name?: string) => void
}

export type DrainRegularlyOptions = {
  readonly queue: LocalQueue
  readonly deps: ReceiveWaitingDeps
  /** Prepares the database. It may fail: then the deliveries fail, too. */
  readonly prepare: () => Promise<void>
  readonly observe: DrainObserver
}

/** Drains the queue a second after each round. @returns a function that stops it */
export const drainRegularly = (options: DrainRegularlyOptions): (() => Promise<void>) => {
  const { queue, deps, prepare, observe } = options
  const stopping = new AbortController()
  const { signal } = stopping

  const drainOnce = async (): Promise<void> => {
    let prepared: Promise<void> | undefined
    const receive = (delivery: Delivery) => async () => {
      await (prepared ??= prepare().catch(() => undefined))
      return receiveWaiting(deps)(delivery)()
    }
    try {
      await queue.drain({ ...observe, receive, signal })
    } catch (cause) {
      observe.stays({ _tag: 'Unforeseen', cause })
    }
  }
  const untilStopped = async (): Promise<void> => {
    while (await passed(PERIOD_MS, signal)) await drainOnce()
  }
  const stopped = untilStopped()
  return () => {
    stopping.abort()
    return stopped
  }
}
