import { type AddressInfo, Server } from 'node:net'
import { databaseRequest } from '../support/twin/database-request'
import { sendRaw } from '../support/twin/raw-request'
import { startTestTwin } from '../support/twin/twin'

test('the twin listens on two ports of this machine, and neither gives access to its database without the secret', async () => {
  const listens = jest.spyOn(Server.prototype, 'listen')
  const twin = await startTestTwin()
  const addresses = listens.mock.contexts.map(server => (server as Server).address() as AddressInfo)
  listens.mockRestore()
  const origins = addresses.map(({ address, port }) => `http://${address}:${port}`)
  expect(origins.sort()).toStrictEqual([twin.url, new URL(twin.database.endpoint).origin].sort())
  for (const origin of origins)
    for (const operation of ['Scan', 'DeleteItem', 'ListTables'] as const) {
      const { status, text } = await sendRaw(origin, databaseRequest(operation))
      expect([origin, status]).toStrictEqual([origin, origin === twin.url ? 404 : 403])
      expect(text).not.toMatch(/Count|TableNames/)
    }
  await twin.close()
})
