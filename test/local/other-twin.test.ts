import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closed, freePort, listen } from '../support/server'
import { killLeftovers, runMain, startMain } from '../support/twin/twin-process'

const folder = mkdtempSync(join(tmpdir(), 'other-twin-'))
afterAll(() => {
  killLeftovers()
  rmSync(folder, { recursive: true })
})

const identity = '\\(process \\d+, since \\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z'

const refused = async (args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runMain(args)
  expect([code, stdout]).toStrictEqual([1, ''])
  return stderr
}

test('a second twin on the same port says which twin listens there, and what to type', async () => {
  const port = await freePort()
  const [data, other] = [join(folder, 'port'), join(folder, 'another')]
  const first = await startMain(['--port', String(port), '--data', data])
  expect(await refused(['--port', String(port), '--data', other])).toMatch(
    new RegExp(
      `^Port ${port} is taken by another twin ${identity}, records in ${data}\\)\\. Use that one, or start this one on another port: npm start -- --port ${port + 1}\n$`,
    ),
  )
  await first.stop('SIGTERM')
}, 20_000)

test('a port that another program uses is not taken for a twin', async () => {
  const server = createServer((_, response) => response.end('{"endpoint":"x"}'))
  const { port } = new URL(await listen(server))
  expect(await refused(['--memory', '--port', port])).toBe(
    `Port ${port} is taken by another program. Choose another: npm start -- --port ${Number(port) + 1}\n`,
  )
  await closed(server)
})

test('a second twin on the same folder says which twin uses it; one that was killed is not named', async () => {
  const data = join(folder, 'data')
  const killed = await startMain(['--port', '0', '--data', data])
  await killed.stop('SIGKILL')
  expect(existsSync(join(data, 'twin.json'))).toBe(true)

  const first = await startMain(['--port', '0', '--data', data])
  expect(first.url).not.toBe(killed.url)
  expect(await refused(['--port', '0', '--data', data])).toMatch(
    new RegExp(
      `^The data folder ${data} is used by the twin at ${first.url} ${identity}\\)\\. Use that one, or choose another port and folder: npm start -- --port 8788 --data DIR\n$`,
    ),
  )
  await first.stop('SIGTERM')
  expect(existsSync(join(data, 'twin.json'))).toBe(false)
}, 20_000)

test('a note in the folder that is of no running twin names nobody', async () => {
  const data = join(folder, 'note')
  const [first, elsewhere] = await Promise.all([
    startMain(['--port', '0', '--data', data]),
    startMain(['--port', '0', '--memory']),
  ])
  for (const note of ['no JSON', JSON.stringify({ url: elsewhere.url, processId: 1 })]) {
    writeFileSync(join(data, 'twin.json'), note)
    expect(await refused(['--port', '0', '--data', data])).toMatch(/ is used by another process\. /)
  }
  await first.stop('SIGTERM')
  await elsewhere.stop('SIGTERM')
}, 20_000)
