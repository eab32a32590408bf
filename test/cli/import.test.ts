import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { clientOf } from '../support/twin/twin'
import { aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { lines, withImports } from '../support/cli/imports'
import { runHere } from '../support/cli/in-process'
import { runShell } from '../support/cli/run'

const { running, fileOf, importing } = withImports()

const callIds = async (callId: string): Promise<readonly unknown[]> =>
  (await clientOf(running.twin).items(callId)).map(item => item['callId'])

const snakeCase = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
      value,
    ]),
  )

test('callbacks in camelCase and snake_case are stored once, as imported', async () => {
  const [a, b] = [aCallbackOfNewCall(), aCallbackOfNewCall()]
  const file = fileOf(lines([a, snakeCase(b)]))
  expect(await importing(file)).toMatchObject({ code: 0, summary: { stored: 2, rejected: 0 } })
  expect(await importing(file)).toMatchObject({ code: 0, summary: { stored: 0, duplicate: 2 } })
  for (const { callId } of [a, b])
    expect(await clientOf(running.twin).items(String(callId))).toMatchObject([{ callId, source: 'import' }])
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
  const result = await importing(fileOf(write(aCallbackOfNewCall({ callId })), extension))
  expect(result).toMatchObject({ code: 0, summary: { stored: 1, rejected: 0 } })
  expect(await callIds(callId)).toStrictEqual([callId])
})

test('rows that cannot be decoded are rejected unchanged, and do not affect the others', async () => {
  const good = [aCallbackOfNewCall(), aCallbackOfNewCall()]
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
    stderr: `The rejected rows are in ${file}.rejects.ndjson\n`,
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

test('a table is restored from the output of list and get: the same records, and nothing twice', async () => {
  const callId = newCallId()
  const { post } = clientOf(running.twin)
  await post(aCallbackOfNewCall({ callId, startTime: '2026-03-04T10:00Z', tag: ' t ' }))
  await post(JSON.stringify(aCallbackOfNewCall({ callId, cause: 'busy' })))
  await post(
    `{"eventType":"dtmf","callId":"${callId}","eventTime":"2026-03-04T10:01:30Z","huge":1${'0'.repeat(40)}.50}`,
  )
  const exported = (await runHere(['get', callId, '--ndjson', '--local', running.twin.url])).stdout
  const json = (await runHere(['get', callId, '--json', '--local', running.twin.url])).stdout
  for (const file of [fileOf(exported), fileOf(json, 'json')])
    expect(await importing(file)).toMatchObject({ code: 0, summary: { stored: 0, duplicate: 3 } })
  // In reverse order, with the conflict first: it is still stored as a conflict.
  const turned = `${exported.trimEnd().split('\n').toReversed().join('\n')}\n`
  expect(await importing(fileOf(turned), [], running.other)).toMatchObject({ summary: { stored: 3 } })
  const restored = (await runHere(['get', callId, '--ndjson', '--local', running.other.url])).stdout
  expect(restored).toBe(exported)
})

test('if events contradict each other, the first one in the file is the record', async () => {
  for (let i = 0; i < 5; i++) {
    const callId = newCallId()
    const causes = ['hangup', 'busy', 'error']
    await importing(fileOf(lines(causes.map(cause => aCallbackOfNewCall({ callId, cause })))))
    const items = await clientOf(running.twin).items(callId)
    expect(items.find(item => item['conflict'] !== true)).toMatchObject({ cause: 'hangup' })
    expect(items).toHaveLength(3)
  }
})

test('stdin is imported, and a file that cannot be read is reported', async () => {
  const callId = newCallId()
  const file = fileOf(lines([aCallbackOfNewCall({ callId })]))
  const piped = await runShell(`cat '${file}' | disconnects import - --local ${running.twin.url}`)
  expect(piped).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^stored +1$/m) as unknown,
  })
  expect(await callIds(callId)).toStrictEqual([callId])
  expect(await importing(join(running.folder, 'none'))).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/there is no such file/) as unknown,
  })
  const truncated = fileOf(gzipSync(lines([aCallbackOfNewCall()])).subarray(0, 60), 'gz')
  expect(await importing(truncated)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/cannot be read to its end \(Z_BUF_ERROR\)/) as unknown,
  })
})

test('each import of stdin writes its rejects to a new file', async () => {
  const command = `disconnects import - --local ${running.twin.url}`
  const { code } = await runShell(`cd '${running.folder}'; echo first | ${command}; echo second | ${command}`)
  expect(code).toBe(3)
  const files = readdirSync(running.folder).filter(name => /^stdin-.*\.rejects\.ndjson$/.test(name))
  expect(files.map(name => readFileSync(join(running.folder, name), 'utf8'))).toStrictEqual([
    expect.stringContaining('"raw":"first"'),
    expect.stringContaining('"raw":"second"'),
  ])
})
