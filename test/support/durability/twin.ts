import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startMain, type TwinProcess } from '../twin/twin-process'
import { CREDENTIALS } from '../twin/twin'
import { startDatabaseProcess } from './database-process'
import { startFaultProxy } from './fault-proxy'
import { freePort } from '../server'
import { countOf, type System } from './system'

export type TwinSystem = System & {
  /** Kills the twin (SIGKILL) and starts it again. */
  readonly restart: () => Promise<void>
  /** Makes writes to the queue's folder fail. @returns a function that undoes it */
  readonly breakQueue: () => Promise<() => Promise<void>>
}

const sizeOf = async (folder: string): Promise<number> =>
  (await readdir(folder).catch((): string[] => [])).filter(name => !name.startsWith('.')).length

/** `npm start` with a database in another process that can be made to fail. */
export const startTwinSystem = async (folder: string, seed: number): Promise<TwinSystem> => {
  const database = await startDatabaseProcess(join(folder, 'database'))
  const proxy = await startFaultProxy(database.endpoint, seed)
  const data = join(folder, 'data')
  const queue = join(data, `overflow-${new URL(proxy.endpoint).host.replace(':', '-')}`)
  const port = await freePort()
  const environment = {
    CALLBACK_USERNAME: CREDENTIALS.username,
    CALLBACK_PASSWORD: CREDENTIALS.password,
  }
  const start = (): Promise<TwinProcess> =>
    startMain(['--port', String(port), '--data', data, '--endpoint', proxy.endpoint], environment)

  let twin = await start()
  let past = ''
  return {
    callbackUrl: new URL(`${twin.url}/callbacks/disconnect`),
    credentials: CREDENTIALS,
    database,
    proxy,
    restart: async () => {
      await twin.stop('SIGKILL')
      past += twin.output()
      twin = await start()
    },
    breakQueue: async () => {
      const aside = `${queue}.aside`
      await rename(queue, aside)
      await writeFile(queue, '')
      return async () => {
        await rm(queue)
        await rename(aside, queue)
      }
    },
    counts: () => {
      const output = past + twin.output()
      return {
        overflowed: countOf(output, / 204 overflowed /g),
        drained: countOf(output, / {4}drained /g),
        conflicts: countOf(output, /204 conflict /g),
        failed: countOf(output, / 50\d failed {6}callback/g),
      }
    },
    waiting: () => sizeOf(queue),
    deadLetters: () => Promise.resolve(0),
    stop: async () => {
      await twin.stop('SIGTERM')
      await proxy.close()
      await database.stop()
    },
  }
}
