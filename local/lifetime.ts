import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartError } from './start-error'

/** @returns the port @throws StartError if the port cannot be used */
export const listen = async (server: Server, port: number): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server
      .once('error', (error: NodeJS.ErrnoException) => {
        const taken = error.code === 'EADDRINUSE'
        const reason = taken ? 'is taken: choose another with --port' : `cannot be used: ${error.code ?? ''}`
        reject(new StartError(`Port ${port} ${reason}`))
      })
      .listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

const GRACE_MS = 3_000

/** Waits until the open requests are answered, but not longer for a client that does not finish its own. */
export const closeServer = async (server: Server): Promise<void> => {
  const closed = new Promise(resolve => server.close(resolve))
  // A connection becomes idle after its answer, and would stay open for the next request.
  const sweep = setInterval(() => {
    server.closeIdleConnections()
  }, 50)
  const cut = setTimeout(() => {
    server.closeAllConnections()
  }, GRACE_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}
