import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseProcess } from './database-process'
import type { Fault, FaultProxy } from './fault-proxy'
import type { LambdaPool } from './lambda-pool'

export type Disturb = (signal: AbortSignal) => Promise<void>

const MINUTE_MS = 60_000

/** @returns whether the time has passed without an abort */
const passed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  pause(ms, true, { signal }).catch(() => false)

export const nothing: Disturb = () => Promise.resolve()

export const faults =
  (proxy: FaultProxy, ...some: readonly [Fault, ...Fault[]]): Disturb =>
  async signal => {
    proxy.set(...some)
    await passed(MINUTE_MS, signal)
    proxy.set('pass')
  }

export const repeatedly =
  (everyMs: number, disturb: () => Promise<void>): Disturb =>
  async signal => {
    while (await passed(everyMs, signal)) await disturb()
  }

export const killedAndRestarted = (database: DatabaseProcess): Disturb =>
  repeatedly(400, async () => {
    await database.kill()
    await pause(500)
    await database.restart()
  })

export const together =
  (...all: readonly Disturb[]): Disturb =>
  async signal => {
    await Promise.all(all.map(disturb => disturb(signal)))
  }

/** One after the other, never two at the same time. */
export const inTurn =
  (everyMs: number, ...all: readonly Disturb[]): Disturb =>
  async signal => {
    for (let i = 0; !signal.aborted; i++)
      await all[i % all.length]?.(AbortSignal.any([signal, AbortSignal.timeout(everyMs)]))
  }

/** Freezes functions repeatedly, each time for longer than their connections live. */
export const frozenRepeatedly = (...pools: readonly Pick<LambdaPool, 'freeze'>[]): Disturb =>
  repeatedly(600, async () => {
    const thaws = pools.map(({ freeze }) => freeze())
    await pause(1_500)
    for (const thaw of thaws) thaw()
  })
