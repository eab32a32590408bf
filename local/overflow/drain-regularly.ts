import { setTimeout as pause } from 'node:timers/promises'
import type { Delivery } from '../../lambda/callback/delivery'
import {
  receiveWaiting,
  type ReceiveWaitingDeps,
  type WaitingOutcome,
} from '../../lambda/intake/receive-waiting'
import type { Failure } from '../../lambda/intake/failure'
import type { LocalQueue } from './local-queue'

const PERIOD_MS = 1_000

/** Whether the time has passed; not if it was cut short. */
const passed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  pause(ms, true, { signal }).catch(() => false)

export type DrainObserver = {
  readonly drained: (outcome: WaitingOutcome) => void
  /** One that waits cannot be received, for a reason of its own; or none can, and there is no name. */
  readonly stays: (failure: Failure, name?: string) => void
}

export type DrainRegularlyOptions = {
  readonly queue: LocalQueue
  readonly deps: ReceiveWaitingDeps
  /** Does what the database needs before it takes anything. It may fail: the deliveries will tell. */
  readonly prepare: () => Promise<void>
  readonly observe: DrainObserver
}

/** Receives what waits in the queue again, a second after each round, until the database takes it. @returns how to stop */
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
