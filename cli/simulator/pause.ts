import { setTimeout as after } from 'node:timers/promises'

/** @returns whether all of it has passed: not if it was interrupted */
export const pause = async (ms: number, signal?: AbortSignal): Promise<boolean> => {
  try {
    await after(ms, undefined, signal === undefined ? {} : { signal })
    return true
  } catch {
    return false
  }
}
