import { PassThrough } from 'node:stream'
import { csv as csvOf } from '../../cli/printers/formats'
import { RECORD_SHAPE } from '../../cli/printers/record-shape'
import { duration, timesIn } from '../../display/time/time-text'
import { UTC } from '../../lambda/time/zone'
import type { Printer } from '../../cli/printers/formats'
import { recordDetail } from '../../cli/printers/record-detail'
import { clipped } from '../../display/text/visible-text'
import type { Output } from '../../cli/output/terminal'
import { withProgress } from '../../cli/output/progress'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { aRecord } from '../support/callbacks/builders'

const csv = csvOf(RECORD_SHAPE)

async function* streamOf<A>(values: readonly A[]): AsyncGenerator<A> {
  for (const value of values) yield await Promise.resolve(value)
}

const printed = async (printer: Printer<Disconnect>, records: readonly Disconnect[]): Promise<string> => {
  let text = ''
  for await (const piece of printer(streamOf(records))) text += piece
  return text
}

test('the detail view marks conflicts, and cuts values that would flood the screen', async () => {
  const text = await printed(recordDetail({ colours: false }, timesIn(UTC)), [
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
  ["'=1", "''=1"],
  ["'it", "'it"],
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
  const watch = async (
    stdoutIsTerminal: boolean,
    stderrIsTerminal: boolean,
    length = 2_000,
  ): Promise<string> => {
    let shown = ''
    let clock = 0
    const stderr: Output = Object.assign(new PassThrough(), { isTTY: stderrIsTerminal })
    stderr.on('data', chunk => (shown += String(chunk)))
    const stdout: Output = Object.assign(new PassThrough(), { isTTY: stdoutIsTerminal })
    const terminal = { stdout, stderr }
    const records = withProgress(streamOf(Array.from({ length })), terminal, () => (clock += 1))
    for await (const record of records) expect(record).toBeUndefined()
    return shown
  }

  test('is shown on a terminal, unless the records go to the same one', async () => {
    expect(await watch(false, true)).toMatch(/\r.{3}2,000 records, \d{1,3}(,\d{3})* a second\n$/)
    expect(await watch(false, true, 1)).toMatch(/\r.{3}1 record, [\d,]+ a second\n$/)
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
