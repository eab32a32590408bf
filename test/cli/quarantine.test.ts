import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../local/database/embedded-database'
import { parsed } from '../support/ndjson'
import { clientOf, startTestTwin } from '../support/twin/twin'
import type { Twin } from '../../local/twin'
import { runHere } from '../support/cli/in-process'
import { hasPseudoTerminal, runCli, runOnTerminal } from '../support/cli/run'

let twin: Twin
let local: readonly string[]
let table: readonly string[]
beforeAll(async () => {
  twin = await startTestTwin()
  local = ['--local', twin.url]
  table = [
    '--table',
    TABLE_NAME,
    '--quarantine-table',
    QUARANTINE_TABLE_NAME,
    '--endpoint',
    twin.database.endpoint,
  ]
})
afterAll(() => twin.close())

const refused = async (body: string | Uint8Array): Promise<string> => {
  const response = await clientOf(twin).post(body)
  return ((await response.json()) as { quarantineId: string }).quarantineId
}

test('requests that could not be decoded can be listed, shown and exported, byte for byte', async () => {
  const bytes = Buffer.from([0x7b, 0xff, 0x00])
  const [binary, text] = [await refused(bytes), await refused('{"cause": "büsy"}')]
  for (const target of [local, table]) {
    const list = await runHere(['quarantine', 'list', '--since', '1h', ...target])
    expect([list.code, list.stderr]).toStrictEqual([0, ''])
    expect(parsed(list.stdout).map(({ quarantineId }) => quarantineId)).toStrictEqual([text, binary])
    expect(parsed(list.stdout)[0]).toMatchObject({
      violations: [{ path: 'callId', expected: expect.any(String) as unknown }],
      method: 'POST',
      bodyBytes: 18,
      complete: true,
    })
    const exported = parsed((await runHere(['quarantine', 'export', ...target])).stdout)
    expect(exported).toMatchObject([
      { body: '{"cause": "büsy"}' },
      { body: bytes.toString('base64'), bodyEncoding: 'base64' },
    ])
    const shown = await runHere(['quarantine', 'show', text, ...target])
    expect(parsed(shown.stdout)).toStrictEqual([exported[0]])
  }
  const csv = await runHere(['quarantine', 'list', '--since', '1h', '--csv', ...local])
  expect(csv.stdout.split('\r\n')[0]).toMatch(/^quarantineId,receivedAt,method,expected,/)
  const json = await runHere(['quarantine', 'list', '--since', '1h', '--limit', '1', '--json', ...local])
  expect(JSON.parse(json.stdout)).toMatchObject({ items: [{ quarantineId: text }] })
  expect(json.stderr).toMatch(/^more: --until [\d-]{10}T[\d:.]{12}\n$/)
})

test('a command that cannot be done says what to do instead', async () => {
  const unknown = '20260314T092654001Z-ffffffffffffffff'
  const { endpoint } = twin.database
  const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['show', unknown, ...local], 1, /^There is no such request in quarantine/],
    [['show', 'x', ...local], 1, /^There is no such request in quarantine/],
    [['replay', unknown, ...local], 1, /^There is no request in quarantine with one of the ids/],
    [
      ['replay', unknown, '--since', '1h', ...local],
      2,
      /^--since and --until cannot be combined with an ID\n$/,
    ],
    [['list', '--since', 'soon', ...local], 2, /^--since: expected a time such as today/],
    [['list', '--since', '1h', '--until', '2h', ...local], 2, /^--until: expected a time that is not before/],
    [['list', '--limit', '0', ...local], 2, /^--limit: expected a whole number/],
    [
      ['list', '--since', 'x', '--until', 'y', '--limit', '0', ...local],
      2,
      /^--limit: expected a whole number.*\n--since: expected a time.*\n--until: expected a time.*\n$/,
    ],
    [['replay', '--since', 'x', '--until', 'y', ...local], 2, /^--since: .*\n--until: .*\n$/],
    [['list', '--table', 'T', '--endpoint', endpoint], 2, /^--quarantine-table: expected the name/],
    [['list', '--quarantine-table', 'T', ...local], 2, /^--quarantine-table requires --table\n$/],
    [
      ['replay', '--index-shards', '129', ...table],
      2,
      /^--index-shards: expected a whole number from 1 to 128/,
    ],
    [['list', ...table.with(3, 'None')], 1, /^There is no table None /],
    [['list', '--local', endpoint], 1, /^The twin at|^The server there/],
  ]
  for (const [args, code, message] of cases) {
    const ended = await runHere(['quarantine', ...args])
    expect([args, ended.code, ended.stdout]).toStrictEqual([args, code, ''])
    expect(ended.stderr).toMatch(message)
  }
})

test('the twin names its tables only to its own machine', async () => {
  const path = `${twin.url}/local/tables`
  expect((await fetch(path)).status).toBe(200)
  const forwarded = await fetch(path, { headers: { 'x-forwarded-for': '192.0.2.1' } })
  expect([forwarded.status, await forwarded.text()]).toStrictEqual([404, '{"error":"NotFound"}'])
})

test('the body is printed byte for byte', async () => {
  const bytes = Buffer.from([0x22, 0xff, 0x00, 0x0a])
  const { code, stdout } = await runCli(['quarantine', 'show', await refused(bytes), '--body', ...local])
  expect([code, Buffer.byteLength(stdout)]).toStrictEqual([0, Buffer.byteLength(bytes.toString())])
})

const describeTerminal = hasPseudoTerminal ? describe : describe.skip

describeTerminal('on a terminal', () => {
  test('control characters that strangers sent do not reach it', async () => {
    const id = await refused('{"a": "\u001b[31m"\r\n\u202e}')
    const shown = await runOnTerminal(80, ['quarantine', 'show', id, ...local], { NO_COLOR: '1' })
    const list = await runOnTerminal(80, ['quarantine', 'list', ...local], { NO_COLOR: '1' })
    expect(shown.stdout).toContain('expected')
    const text = shown.stdout + list.stdout
    expect(['\u001b', '\u202e', '\r'].filter(sent => text.includes(sent))).toStrictEqual([])
    expect(Math.max(...list.stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80)
  })

  test('on 80 columns, each request has its time in the zone that the first line names', async () => {
    const id = await refused('{"when": "now"}')
    const flags = ['--since', '1h', '--tz', 'Asia/Kolkata', ...local]
    const { stdout } = await runOnTerminal(80, ['quarantine', 'list', ...flags], { NO_COLOR: '1' })
    expect(stdout).toContain('times in Asia/Kolkata (UTC+05:30)\n\nreceived ')
    expect(stdout).toMatch(new RegExp(`^\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  ${id}`, 'm'))
  })
})
