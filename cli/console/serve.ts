import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Console } from '../../console/create-console'
import { CommandFailed } from '../errors'

/** Always the same if it is free, so that a link to a view opens it again tomorrow. */
export const CONSOLE_PORT = 8788

const ANY_PORT = 0

const tryPort = (server: Server, port: number): Promise<NodeJS.ErrnoException | undefined> =>
  new Promise(resolve => {
    server.once('error', resolve).listen(port, '127.0.0.1', () => {
      server.off('error', resolve)
      resolve(undefined)
    })
  })

const listen = async (server: Server, port: number | undefined): Promise<void> => {
  const error = await tryPort(server, port ?? CONSOLE_PORT)
  if (error === undefined) return
  const other = port === undefined ? await tryPort(server, ANY_PORT) : error
  if (other !== undefined)
    throw new CommandFailed(
      `Port ${port ?? ANY_PORT} cannot be used (${other.code ?? 'unknown error'}): choose another by --port`,
    )
}

export type Serving = { readonly url: string; readonly close: () => Promise<void> }

/** Listens on this machine only. @throws CommandFailed if the port cannot be used */
export const serve = async (answer: Console['answer'], port: number | undefined): Promise<Serving> => {
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  await listen(server, port)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve))
      // Browsers keep connections open, and a view that is live asks again and again.
      server.closeAllConnections()
      await closed
    },
  }
}
