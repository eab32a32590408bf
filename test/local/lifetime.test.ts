import { once } from 'node:events'
import { createConnection } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { startTestTwin } from '../support/twin/twin'

/** Sends half of a request, and keeps the connection open. */
const halfRequest = async (url: string) => {
  const { hostname, host, port, pathname } = new URL(url)
  const socket = createConnection(Number(port), hostname)
  await once(socket, 'connect')
  socket.on('error', () => undefined)
  socket.write(`POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 50\r\n\r\n{`)
  return socket
}

test('the twin stops within seconds, although clients have not finished their requests', async () => {
  const twin = await startTestTwin()
  const { origin } = new URL(twin.database.endpoint)
  const urls = [`${twin.url}/callbacks/disconnect`, twin.database.endpoint, origin]
  const sockets = await Promise.all(urls.map(halfRequest))
  await pause(100)
  const started = Date.now()
  await twin.close()
  expect(Date.now() - started).toBeLessThan(10_000)
  for (const socket of sockets) socket.destroy()
}, 20_000)

test('a connection without a request, as browsers open them, does not hold up the twin', async () => {
  const twin = await startTestTwin()
  const { hostname, port } = new URL(twin.url)
  const silent = createConnection(Number(port), hostname)
  await once(silent, 'connect')
  const unfinished = await halfRequest(`${twin.url}/callbacks/disconnect`)
  await pause(100)
  const stopped = twin.close()
  await once(silent, 'close')
  unfinished.write('}'.padStart(49))
  // The request that has begun is still answered. Had the twin waited for both, both would be cut.
  const [answer] = (await Promise.race([
    once(unfinished, 'data'),
    once(unfinished, 'close'),
  ])) as readonly unknown[]
  expect(String(answer)).toMatch(/^HTTP\/1\.1 4/)
  await stopped
}, 20_000)
