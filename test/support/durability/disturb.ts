import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseProcess } from './database-process'
import type { Fault, FaultProxy } from './fault-proxy'
import type { LambdaPool } from './lambda-pool'

export type Disturb = (signal: AbortSignal) => Promise<void>

const MINUTE_MS = 60_000

/** @returns whether the time has passed, and was not cut short */
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

export const again =
  (everyMs: number, disturb: () => Promise<void>): Disturb =>
  async signal => {
    while (await passed(everyMs, signal)) await disturb()
  }

export const killedAndRestarted = (database: DatabaseProcess): Disturb =>
  again(400, async () => {
    await database.kill()
    await pause(500)
    await database.restart()
  })

export const together =
  (...all: readonly Disturb[]): Disturb =>
  async signal => {
    await Promise.all(all.map(disturb => disturb(signal)))
  }

/** One after the other, so that at each moment only one of them does something. */
export const inTurn =
  (everyMs: number, ...all: readonly Disturb[]): Disturb =>
  async signal => {
    for (let i = 0; !signal.aborted; i++)
      await all[i % all.length]?.(AbortSignal.any([signal, AbortSignal.timeout(everyMs)]))
  }

/** Functions stand still for longer than their connections live, once and again. */
export const frozenNowAndThen = (...pools: readonly Pick<LambdaPool, 'freeze'>[]): Disturb =>
  again(600, async () => {
    const thaw = pools.map(({ freeze }) => freeze())
    await pause(1_500)
    for (const goOn of thaw) goOn()
  })
