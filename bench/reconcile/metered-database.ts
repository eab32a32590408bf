import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ConsumedBy } from './consumed'

export type MeteredDatabase = {
  readonly endpoint: string
  /** Not metered. */
  readonly directEndpoint: string
  /** What was consumed since it was asked last. */
  readonly consumed: () => Promise<ConsumedBy>
  readonly close: () => Promise<void>
}

/** Starts the embedded database on a folder, in its own process, and counts what every program consumes. */
export const startMeteredDatabase = async (folder: string): Promise<MeteredDatabase> => {
  const child = fork(join(import.meta.dirname, 'serve-metered.ts'), [folder], {
    execArgv: ['--import', 'tsx'],
  })
  const exited = once(child, 'exit')
  const ended = exited.then(() => Promise.reject(new Error('The database process has ended')))
  ended.catch(() => undefined)
  const [{ metered, direct }] = (await Promise.race([once(child, 'message'), ended])) as [
    { readonly metered: string; readonly direct: string },
  ]
  return {
    endpoint: metered,
    directEndpoint: direct,
    consumed: async () => {
      child.send('consumed')
      const [consumed] = (await Promise.race([once(child, 'message'), ended])) as [ConsumedBy]
      return consumed
    },
    close: async () => {
      child.disconnect()
      await exited
    },
  }
}
