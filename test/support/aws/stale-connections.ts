import { createServer, type RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { closed, listen } from '../server'

/** A server that resets the second request on each connection, like the connections of a function that was frozen. */
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
  })
  return {
    endpoint: await listen(server),
    resets: () => resets,
    close: () => closed(server),
  }
}
