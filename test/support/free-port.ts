import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

/** A port that nothing listens on; and so that it can be listened on again and again. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
