import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { askTwin, processText } from './other-twin'
import { StartError } from './start-error'

/** Who listens on a port that is taken, and what to do. */
const takenText = async (port: number): Promise<string> => {
  const url = `http://127.0.0.1:${port}`
  const twin = await askTwin(url)
  const other = `npm start -- --port ${port === 65_535 ? port - 1 : port + 1}`
  if (twin === undefined) return `Port ${port} is taken by another program. Choose another: ${other}`
  const records = twin.folder === undefined ? '' : `, records in ${twin.folder}`
  return `Port ${port} is taken by another twin (${processText(twin)}${records}). Use that one, or start this one on another port: ${other}`
}

/** Browsers open connections ahead of requests. Node does not count a connection as idle before its first request. */
const openSockets = new WeakMap<Server, Set<Socket>>()

const followSockets = (server: Server): void => {
  const sockets = new Set<Socket>()
  openSockets.set(server, sockets)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
}

/** @returns the port @throws StartError if the port cannot be used */
export const listen = async (server: Server, port: number): Promise<number> => {
  followSockets(server)
  const error = await new Promise<NodeJS.ErrnoException | undefined>(resolve => {
    server.once('error', resolve).listen(port, '127.0.0.1', () => {
      resolve(undefined)
    })
  })
  if (error === undefined) return (server.address() as AddressInfo).port
  throw new StartError(
    error.code === 'EADDRINUSE'
      ? await takenText(port)
      : `Port ${port} cannot be used: ${error.code ?? 'unknown error'}`,
  )
}

const GRACE_MS = 3_000

/** Waits until the open requests are answered, but not longer for a client that does not finish its own. */
export const closeServer = async (server: Server): Promise<void> => {
  const closed = new Promise(resolve => server.close(resolve))
  for (const socket of openSockets.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy()
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
