import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../root'
import { freePort } from '../server'

const DYNALITE = join(ROOT, 'node_modules', 'dynalite', 'cli.js')

/** Until it listens. */
const startProcess = async (path: string, port: number): Promise<ChildProcess> => {
  const options = ['--host', '127.0.0.1', '--port', String(port), '--path', path, '--createTableMs', '0']
  const child = spawn(process.execPath, [DYNALITE, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

/** A DynamoDB on disk, in a process of its own, that is killed and comes back at the same address. */
export const stoppableDatabase = async () => {
  const path = mkdtempSync(join(tmpdir(), 'stoppable-database-'))
  const port = await freePort()
  let child = await startProcess(path, port)
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  return {
    url: `http://127.0.0.1:${port}`,
    start: async (): Promise<void> => {
      child = await startProcess(path, port)
    },
    stop,
    remove: async (): Promise<void> => {
      await stop()
      rmSync(path, { recursive: true, force: true })
    },
  }
}

export type StoppableDatabase = Awaited<ReturnType<typeof stoppableDatabase>>
