import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Listens on any free port. @returns the URL */
export const listen = async (server: Server): Promise<string> => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export const closed = async (server: Server): Promise<void> => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
}

/** A port that is free now. Unlike port 0, a program can use it again after a restart. */
export const freePort = async (): Promise<number> => {
  const server = createServer()
  const url = await listen(server)
  await closed(server)
  return Number(new URL(url).port)
}

type Answer = (body: string, request: IncomingMessage, response: ServerResponse) => void

/** A server that reads the whole body of a request before it answers. */
export const startServer = async (answer: Answer) => {
  const server = createServer((request, response) => {
    void text(request).then(body => {
      answer(body, request, response)
    })
  })
  return { endpoint: await listen(server), close: () => closed(server) }
}
