import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import dynalite from 'dynalite'
import { eventually } from '../../support/eventually'
import { freePort } from '../../support/server'
import { basic, clientOf, startTestTwin } from '../../support/twin/twin'
import { killLeftovers, runMain, startMain } from '../../support/twin/twin-process'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'

const folder = mkdtempSync(join(tmpdir(), 'outside-'))
afterAll(() => {
  killLeftovers()
  rmSync(folder, { recursive: true })
})

/** A DynamoDB without tables, in memory. @returns a function that stops it */
const startDynamo = async (port: number) => {
  const server = dynalite({ createTableMs: 0 })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return () => {
    server.closeAllConnections()
    return new Promise(resolve => server.close(resolve))
  }
}

test('a twin on another database stores records there, and queues callbacks while it is down, even before its tables exist', async () => {
  const port = await freePort()
  const endpoint = new URL(`http://127.0.0.1:${port}`)
  const data = join(folder, 'comes-and-goes')
  const twin = await startTestTwin({ endpoint, folder: data })
  const client = clientOf(twin)
  const isStored = async (body: Record<string, unknown>) =>
    (await client.call(String(body['callId']))).status === 200 || undefined

  const early = aCallbackOfNewCall()
  expect((await client.post(early)).status).toBe(204)
  expect(readdirSync(join(data, `overflow-127.0.0.1-${port}`))).toHaveLength(1)

  const stop = await startDynamo(port)
  await eventually(() => isStored(early))
  const direct = aCallbackOfNewCall()
  expect((await client.post(direct)).status).toBe(204)
  expect(await isStored(direct)).toBe(true)

  await stop()
  const late = aCallbackOfNewCall()
  expect((await client.post(late)).status).toBe(204)
  const stopAgain = await startDynamo(port)
  await eventually(() => isStored(late))
  await twin.close()
  await stopAgain()
}, 30_000)

test('a twin can use the database of another twin, whose URL has a secret path, and names it to commands', async () => {
  const other = await startTestTwin()
  const { endpoint } = other.database
  const twin = await startTestTwin({ endpoint: new URL(endpoint), folder: join(folder, 'of-another') })
  const body = aCallbackOfNewCall()
  expect((await clientOf(twin).post(body)).status).toBe(204)
  expect(await clientOf(other).items(String(body['callId']))).toHaveLength(1)
  expect(await (await fetch(`${twin.url}/local/tables`)).json()).toMatchObject({ endpoint })
  await twin.close()
  await other.close()
})

test('npm start prints which database it uses, and whether it answers', async () => {
  const port = await freePort()
  const args = ['--port', '0', '--data', join(folder, 'said'), '--endpoint', `http://127.0.0.1:${port}`]
  const away = await startMain(args)
  expect(away.output()).toContain(`Records        http://127.0.0.1:${port}   (does not answer yet`)
  const client = clientOf(away, basic({ username: 'bandwidth', password: 'local-only' }))
  expect((await client.post(aCallbackOfNewCall())).status).toBe(204)
  expect(await away.stop('SIGTERM')).toBe(0)

  const stop = await startDynamo(port)
  const there = await startMain(args)
  expect(there.output()).toMatch(/Records {8}http:\/\/127\.0\.0\.1:\d+\n/)
  await eventually(() => Promise.resolve(there.output().includes('drained     204 stored') || undefined))
  await there.stop('SIGTERM')
  await stop()
}, 30_000)

test.each([
  [['--endpoint', '127.0.0.1:8000'], /^--endpoint: expected a URL/],
  [['--endpoint', 'nonsense'], /^--endpoint: expected a URL/],
  [['--endpoint', 'http://127.0.0.1:1', '--memory'], /cannot be combined/],
  [['--endpoint', 'http://127.0.0.1:1', '--data', '/dev/null/x'], /cannot be created or written/],
])('%j is refused with one clear line', async (args, message) => {
  const { code, stderr } = await runMain(['--port', '0', ...args])
  expect([code, stderr.trim().split('\n')]).toStrictEqual([1, [expect.stringMatching(message)]])
})

test('a server that answers every request but is not DynamoDB is refused as a database', async () => {
  const server = createServer((_, response) => response.end('{}'))
  const port = await freePort()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const endpoint = new URL(`http://127.0.0.1:${port}`)
  await expect(startTestTwin({ endpoint })).rejects.toThrow('What answers as the database is not DynamoDB')
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})
