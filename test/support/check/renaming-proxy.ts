import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

const RENAMED = new Map([['www-authenticate', 'x-amzn-remapped-www-authenticate']])

export type RenamingProxy = { readonly url: string; readonly close: () => Promise<void> }

/** A gateway that renames the header of the challenge, in front of a receiver. */
export const startRenamingProxy = async (receiverUrl: string): Promise<RenamingProxy> => {
  const server = createServer((incoming, response) => {
    const { method, url = '/', headers } = incoming
    const forwarded = request(new URL(url, receiverUrl), { method, headers }, answer => {
      for (const [name, value] of Object.entries(answer.headers))
        if (value !== undefined) response.setHeader(RENAMED.get(name) ?? name, value)
      response.writeHead(answer.statusCode ?? 502)
      answer.pipe(response)
    })
    forwarded.on('error', () => response.destroy())
    response.on('close', () => forwarded.destroy())
    incoming.pipe(forwarded)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
