import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A server whose connections are dead after their first answer, as those of a function that was frozen: the next request is reset. */
export const startServerOfStaleConnections = async (answer: RequestListener) => {
  const used = new WeakSet<Socket>()
  let resets = 0
  const server = createServer((request, response) => {
    if (used.has(request.socket)) {
      resets++
      request.socket.resetAndDestroy()
      return
    }
    used.add(request.socket)
    answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    resets: () => resets,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
