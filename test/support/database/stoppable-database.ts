import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import dynalite from 'dynalite'

/** A DynamoDB on disk that goes away and comes back at the same address. */
export const stoppableDatabase = async () => {
  const path = mkdtempSync(join(tmpdir(), 'stoppable-database-'))
  let server: Server
  let port = 0
  const start = async (): Promise<void> => {
    server = dynalite({ path, createTableMs: 0 })
    await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    stop,
    remove: async (): Promise<void> => {
      await stop()
      rmSync(path, { recursive: true, force: true })
    },
  }
}

export type StoppableDatabase = Awaited<ReturnType<typeof stoppableDatabase>>
