import type { Clock } from '../../../lambda/intake/clock'

export type ProcessClock = Clock & {
  /** The running timers, in the order in which they were set. */
  readonly running: () => readonly RunningTimer[]
}

export type RunningTimer = { readonly id: string; readonly goOff: () => void }

/** The time of one process, which passes only when the exploration fires one of its timers. */
export const processClock = (process: number): ProcessClock => {
  const running = new Map<string, RunningTimer>()
  let time = 0
  let timers = 0
  return {
    now: () => time,
    timer: ms => {
      const id = `${process}.timer ${++timers}`
      const over = new Promise<void>(resolve => {
        running.set(id, {
          id,
          goOff: () => {
            running.delete(id)
            time += ms
            resolve()
          },
        })
      })
      return {
        over,
        cancel: () => {
          running.delete(id)
        },
      }
    },
    running: () => [...running.values()],
  }
}
