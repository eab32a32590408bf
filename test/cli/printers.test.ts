import { PassThrough } from 'node:stream'
import { csv as csvOf, RECORD_SHAPE } from '../../cli/printers/formats'
import { duration } from '../../cli/printers/time-text'
import type { Printer } from '../../cli/printers/formats'
import { recordTable } from '../../cli/printers/record-table'
import { recordDetail } from '../../cli/printers/record-detail'
import { clipped, widthOf } from '../../cli/output/visible-text'
import type { Output } from '../../cli/output/terminal'
import { withProgress } from '../../cli/output/progress'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { aRecord, CALL_ID } from '../support/callbacks/builders'

const csv = csvOf(RECORD_SHAPE)

async function* streamOf<A>(values: readonly A[]): AsyncGenerator<A> {
  for (const value of values) yield await Promise.resolve(value)
}

const printed = async (printer: Printer<Disconnect>, records: readonly Disconnect[]): Promise<string> => {
  let text = ''
  for await (const piece of printer(streamOf(records))) text += piece
  return text
}

const AWKWARD = [
  aRecord({ tag: '客户-中文标签-日本語テスト', cause: 'node-capacity-exceeded' }),
  aRecord({ from: 'sip:a.very.long.address@sip.subdomain.example.com', tag: 't'.repeat(4096) }),
  aRecord({ tag: '\u001b[31mred\u0007\u202e', direction: null, answerTime: null }),
  aRecord({ tag: '👩‍👩‍👧‍👦'.repeat(30), to: 'Restricted' }),
]

describe('the table', () => {
  const screen = (columns: number, colours = false) => recordTable({ columns, colours })

  test('has a line for each record, never wider than the terminal', async () => {
    for (let columns = 1; columns <= 250; columns++) {
      const lines = (await printed(screen(columns), AWKWARD)).trimEnd().split('\n')
      expect(lines).toHaveLength(AWKWARD.length + 1)
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns)
    }
  })

  test('shows who, when and why on 80 columns, and everything on 200', async () => {
    const record = aRecord({ tag: 'customer-7' })
    const [, narrow] = (await printed(screen(80), [record])).split('\n')
    expect(narrow).toMatch(/^03-14 \d\d:26:53 {2}\+15555550100 ↗ \+15555550101 {2}hangup {2}1m 43s {2}/)
    const [, wide] = (await printed(screen(200), [record])).split('\n')
    expect(wide).toMatch(/^2026-03-14 \d\d:26:53 /)
    expect(wide?.endsWith(`1m 43s  customer-7  ${CALL_ID}`)).toBe(true)
  })

  test('replaces control characters that strangers send', async () => {
    // eslint-disable-next-line no-control-regex -- what must not be there
    expect(await printed(screen(200), AWKWARD)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })

  test('colours the cause by its class, if colours are wanted', async () => {
    expect(await printed(screen(200, true), [aRecord({ cause: 'error' })])).toContain('\u001b[31merror')
    expect(await printed(screen(200, true), [aRecord()])).toContain('\u001b[32mhangup')
  })

  test('keeps the widths that the first rows determine', async () => {
    const rows = [...Array.from({ length: 150 }, () => aRecord()), ...AWKWARD]
    const lines = (await printed(screen(120), rows)).trimEnd().split('\n')
    expect(lines).toHaveLength(rows.length + 1)
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(120)
  })

  test('says so if there are no records', async () => {
    expect(await printed(screen(80), [])).toBe('No records.\n')
  })
})

test('the detail view marks conflicts, and cuts values that would flood the screen', async () => {
  const text = await printed(recordDetail({ colours: false }), [
    aRecord(),
    { ...aRecord({ cause: 'busy', huge: 'x'.repeat(5000) }), conflict: true },
  ])
  expect(text).toMatch(/^disconnect {2}hangup \(normal\)\n/)
  expect(text).toContain('\n\ndisconnect  busy (callee)   CONFLICT  contradicts what was stored first\n')
  expect(text).toMatch(/ talk +1m 43s \(103089 ms\)\n/)
  expect(text).toMatch(/extra huge +"x+… \(5002 characters in total: see --json\)\n/)
})

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+15555550142', "'+15555550142"],
  ['a=1', 'a=1'],
])('CSV: a tag of %s becomes %s', async (tag, cell) => {
  const [, row] = (await printed(csv, [aRecord({ tag })])).split('\r\n')
  expect(row?.split(',')[16]).toBe(cell)
})

test.each(['a\nb', 'a\rb', 'a\r\nb', '=a\n=b'])('CSV: a tag with a line break is quoted: %j', async tag => {
  const guard = tag.startsWith('=') ? "'" : ''
  expect(await printed(csv, [aRecord({ tag })])).toContain(`,"${guard}${tag}",`)
})

test('CSV: a party of the call is guarded unless it is in E.164', async () => {
  const [, row] = (await printed(csv, [aRecord({ from: '+1-cmd', to: '+447700900123' })])).split('\r\n')
  expect(row?.split(',').slice(5, 7)).toStrictEqual(["'+1-cmd", '+447700900123'])
})

test.each([
  [0, '0s'],
  [850, '850ms'],
  [59_999, '59s'],
  [83_000, '1m 23s'],
  [3_600_000, '1h 00m'],
  [90_061_000, '25h 01m'],
])('%d ms are %s', (ms, text) => {
  expect(duration(ms)).toBe(text)
})

test('clipped text is at most as wide as allowed', () => {
  expect([clipped('abcdef', 4), clipped('日本語', 4), clipped('abc', 3), clipped('abc', 0)]).toStrictEqual([
    'abc…',
    '日…',
    'abc',
    '',
  ])
})

describe('progress', () => {
  const watch = async (stdoutIsTerminal: boolean, stderrIsTerminal: boolean): Promise<string> => {
    let shown = ''
    let clock = 0
    const stderr: Output = Object.assign(new PassThrough(), { isTTY: stderrIsTerminal })
    stderr.on('data', chunk => (shown += String(chunk)))
    const stdout: Output = Object.assign(new PassThrough(), { isTTY: stdoutIsTerminal })
    const terminal = { stdout, stderr }
    const records = withProgress(streamOf(Array.from({ length: 2_000 })), terminal, () => (clock += 1))
    for await (const record of records) expect(record).toBeUndefined()
    return shown
  }

  test('is shown on a terminal, unless the records go to the same one', async () => {
    expect(await watch(false, true)).toMatch(/\r.{3}2,000 records, \d{1,3}(,\d{3})* a second\n$/)
  })

  test('is not shown elsewhere', async () => {
    expect([await watch(false, false), await watch(true, true)]).toStrictEqual(['', ''])
  })
})

test('CSV has a line for each record, however many there are, including those read before the database failed', async () => {
  const failing = async function* () {
    for (let i = 0; i < 120; i++) yield await Promise.resolve(aRecord({ callId: `c-${i}` }))
    throw new Error('gone')
  }
  let text = ''
  const print = async () => {
    for await (const piece of csv(failing())) text += piece
  }
  await expect(print()).rejects.toThrow('gone')
  const rows = text.trimEnd().split('\r\n')
  expect(rows.map(row => row.split(',')[0])).toStrictEqual([
    'callId',
    ...Array.from({ length: 120 }, (_, i) => `c-${i}`),
  ])
})
