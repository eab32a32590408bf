import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Twin } from '../../local/twin'
import { clientOf, startTestTwin } from '../support/twin'
import { disconnectBody, newCallId } from '../support/wire'
import { runHere } from './in-process'
import { runShell, startCli } from './run'

let twin: Twin
let other: Twin
let folder: string
beforeAll(async () => {
  twin = await startTestTwin()
  other = await startTestTwin()
  folder = mkdtempSync(join(tmpdir(), 'import-'))
})
afterAll(async () => {
  await twin.close()
  await other.close()
  rmSync(folder, { recursive: true })
})

let files = 0
const fileOf = (content: string | Uint8Array, extension = 'ndjson'): string => {
  const file = join(folder, `file-${++files}.${extension}`)
  writeFileSync(file, content)
  return file
}

const importing = async (file: string, flags: readonly string[] = [], to = twin) => {
  const ended = await runHere(['import', file, '--json', '--local', to.url, ...flags])
  return {
    ...ended,
    summary: (ended.stdout === '' ? {} : JSON.parse(ended.stdout)) as Record<string, unknown>,
  }
}

const lines = (objects: readonly unknown[]): string =>
  objects.map(object => `${JSON.stringify(object)}\n`).join('')

const callIds = async (callId: string): Promise<readonly unknown[]> =>
  (await clientOf(twin).items(callId)).map(item => item['callId'])

const snakeCase = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
      value,
    ]),
  )

test('callbacks in camelCase and snake_case are stored once, as imported', async () => {
  const [a, b] = [disconnectBody(), disconnectBody()]
  const file = fileOf(lines([a, snakeCase(b)]))
  expect(await importing(file)).toMatchObject({ code: 0, summary: { stored: 2, rejected: 0 } })
  expect(await importing(file)).toMatchObject({ code: 0, summary: { stored: 0, duplicate: 2 } })
  for (const { callId } of [a, b])
    expect(await clientOf(twin).items(String(callId))).toMatchObject([{ callId, source: 'import' }])
  expect(existsSync(`${file}.import-state.json`)).toBe(false)
  expect(existsSync(`${file}.rejects.ndjson`)).toBe(false)
})

test.each([
  ['a list', (body: unknown) => JSON.stringify([body]), 'json'],
  ['a list over many lines', (body: unknown) => JSON.stringify([body, body], null, 2), 'json'],
  ['one object', (body: unknown) => JSON.stringify(body), 'json'],
  ['one object over many lines', (body: unknown) => JSON.stringify(body, null, 2), 'json'],
  [
    'lines with CR, blank ones and a BOM',
    (body: unknown) => `\ufeff${JSON.stringify(body)}\r\n\r\n`,
    'ndjson',
  ],
  ['a packed file', (body: unknown) => gzipSync(lines([body])), 'ndjson.gz'],
])('%s can be imported', async (_, write, extension) => {
  const callId = newCallId()
  const result = await importing(fileOf(write(disconnectBody({ callId })), extension))
  expect(result).toMatchObject({ code: 0, summary: { stored: 1, rejected: 0 } })
  expect(await callIds(callId)).toStrictEqual([callId])
})

test('what is not understood is set aside as it came, and costs no other line', async () => {
  const good = [disconnectBody(), disconnectBody()]
  const file = fileOf(
    Buffer.concat([
      Buffer.from(`${JSON.stringify(good[0])}\n{"callId": "c-1\n`),
      Buffer.from([0x7b, 0xff, 0x0a]),
      Buffer.from(`{"cause":"busy"}\n[1]\n${JSON.stringify(good[1])}`),
    ]),
  )
  const dry = await importing(file, ['--dry-run'])
  expect(dry).toMatchObject({ code: 3, summary: { understood: 2, rejected: 4, dryRun: true } })
  expect(await callIds(String(good[0]?.['callId']))).toStrictEqual([])
  expect(await importing(file)).toMatchObject({
    code: 3,
    stderr: `What was rejected is in ${file}.rejects.ndjson\n`,
    summary: { stored: 2, rejected: 4, rejects: [`${file}.rejects.ndjson`] },
  })
  const rejects = readFileSync(`${file}.rejects.ndjson`, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as unknown)
  expect(rejects).toMatchObject([
    { line: 2, raw: '{"callId": "c-1', violations: [{ path: '', expected: 'a JSON object' }] },
    { line: 3, raw: Buffer.from([0x7b, 0xff]).toString('base64'), rawEncoding: 'base64' },
    { line: 4, raw: '{"cause":"busy"}', violations: [{ path: 'callId' }] },
    { line: 5, raw: '[1]' },
  ])
})

test('a table is restored from what list and get gave out: the same records, and nothing twice', async () => {
  const callId = newCallId()
  const { post } = clientOf(twin)
  await post(disconnectBody({ callId, startTime: '2026-03-04T10:00Z', tag: ' t ' }))
  await post(JSON.stringify(disconnectBody({ callId, cause: 'busy' })))
  await post(
    `{"eventType":"dtmf","callId":"${callId}","eventTime":"2026-03-04T10:01:30Z","huge":1${'0'.repeat(40)}.50}`,
  )
  const exported = (await runHere(['get', callId, '--ndjson', '--local', twin.url])).stdout
  const json = (await runHere(['get', callId, '--json', '--local', twin.url])).stdout
  for (const file of [fileOf(exported), fileOf(json, 'json')])
    expect(await importing(file)).toMatchObject({ code: 0, summary: { stored: 0, duplicate: 3 } })
  // Evidence first: it is still evidence.
  const turned = `${exported.trimEnd().split('\n').toReversed().join('\n')}\n`
  expect(await importing(fileOf(turned), [], other)).toMatchObject({ summary: { stored: 3 } })
  const restored = (await runHere(['get', callId, '--ndjson', '--local', other.url])).stdout
  expect(restored).toBe(exported)
})

test('of events that contradict each other the first in the file counts', async () => {
  for (let i = 0; i < 5; i++) {
    const callId = newCallId()
    const causes = ['hangup', 'busy', 'error']
    await importing(fileOf(lines(causes.map(cause => disconnectBody({ callId, cause })))))
    const items = await clientOf(twin).items(callId)
    expect(items.find(item => item['conflict'] !== true)).toMatchObject({ cause: 'hangup' })
    expect(items).toHaveLength(3)
  }
})

test('an import that is killed goes on where it was, and leaves the table that one run leaves', async () => {
  const bodies = Array.from({ length: 4_000 }, (_, i) =>
    disconnectBody({ tag: 'killed', callId: `c-killed-${i}` }),
  )
  const file = fileOf(lines(bodies.flatMap((body, i) => (i % 1_500 === 7 ? [body, { bad: i }] : [body]))))
  const state = `${file}.import-state.json`
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const child = startCli(['import', file, '--local', twin.url])
    const before = existsSync(state) ? readFileSync(state, 'utf8') : ''
    while (child.exitCode === null && (!existsSync(state) || readFileSync(state, 'utf8') === before))
      await new Promise(resolve => setTimeout(resolve, 5))
    child.kill(signal)
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code).toBe(signal === 'SIGINT' ? 130 : null)
  }
  const otherPlace = await importing(file, [], other)
  expect(otherPlace).toMatchObject({ code: 1, stdout: '' })
  expect(otherPlace.stderr).toMatch(/went to another place, and stopped at row \d+: give --restart/)

  const { code, stderr, summary } = await importing(file)
  expect(stderr).toMatch(/going on behind row \d{4}\n/)
  expect([code, summary['rejected']]).toStrictEqual([3, 3])
  expect(Number(summary['stored']) + Number(summary['duplicate'])).toBe(4_000)
  expect(readFileSync(`${file}.rejects.ndjson`, 'utf8').trimEnd().split('\n')).toHaveLength(3)
  const listed = await runHere(['list', '--tag', 'killed', '--all', '--local', twin.url])
  expect(new Set(listed.stdout.trimEnd().split('\n')).size).toBe(4_000)
  expect(existsSync(state)).toBe(false)
}, 60_000)

test('a file that has changed since is not gone on with, unless it is begun again', async () => {
  const file = fileOf(lines([disconnectBody()]))
  writeFileSync(
    `${file}.import-state.json`,
    JSON.stringify({
      version: 1,
      target: `twin ${twin.url}`,
      size: 1,
      beginning: '',
      offset: 1,
      rows: 1,
      rejectsBytes: 0,
      counts: { stored: 1, duplicate: 0, conflict: 0, rejected: 0 },
      done: false,
    }),
  )
  expect((await importing(file)).stderr).toMatch(
    /has changed since its last import stopped at row 1: give --restart/,
  )
  expect(await importing(file, ['--restart'])).toMatchObject({ code: 0, summary: { stored: 1 } })
  writeFileSync(`${file}.import-state.json`, 'no JSON')
  expect((await importing(file)).stderr).toMatch(/cannot be read: give --restart/)
})

test('stdin is imported, and a file that cannot be read is told', async () => {
  const callId = newCallId()
  const file = fileOf(lines([disconnectBody({ callId })]))
  const piped = await runShell(`cat '${file}' | disconnects import - --local ${twin.url}`)
  expect(piped).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^stored +1$/m) as unknown,
  })
  expect(await callIds(callId)).toStrictEqual([callId])
  expect(await importing(join(folder, 'none'))).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/expected a file that can be read \(ENOENT\)/) as unknown,
  })
  const truncated = fileOf(gzipSync(lines([disconnectBody()])).subarray(0, 60), 'gz')
  expect(await importing(truncated)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/cannot be read to its end \(Z_BUF_ERROR\)/) as unknown,
  })
}, 15_000)
