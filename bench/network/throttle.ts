import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Lambda gives 1,769 MB a whole CPU. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
export const SHARE_OF_512_MB = 512 / 1_769

export type Throttle = {
  /** Throttles this process from now on until it ends, and continues it if it is stopped. The one before has to have ended. */
  readonly slow: (pid: number) => Promise<void>
  readonly close: () => Promise<void>
}

const PROGRAM = join(import.meta.dirname, 'throttle.mjs')

export const startThrottle = (share = SHARE_OF_512_MB): Throttle => {
  if (process.platform !== 'linux') throw new Error('Throttling a process needs Linux')
  const child = fork(PROGRAM, [String(share)])
  const exited = once(child, 'exit')
  const ended = exited.then(() => Promise.reject(new Error('The process that throttles has ended')))
  ended.catch(() => undefined)
  return {
    slow: async pid => {
      child.send(pid)
      await Promise.race([once(child, 'message'), ended])
    },
    close: async () => {
      child.disconnect()
      await exited
    },
  }
}
