import { openedInExcel } from '../support/cli/excel-reader'
import { runHere } from '../support/cli/in-process'
import { RANGE, withReportedCalls } from '../support/report/reported-calls'

const { running } = withReportedCalls()

const ENGLISH = { LANG: 'en_US.UTF-8' }
const GERMAN = { LANG: 'de_DE.UTF-8' }

const run = (args: readonly string[], environment: NodeJS.ProcessEnv = ENGLISH) =>
  runHere([...args, '--local', running.twin.url], environment)

/** What Excel shows, by the headings of the columns. */
const shown = async (args: readonly string[], environment: NodeJS.ProcessEnv = ENGLISH) => {
  const { code, stdout, stderr } = await run(args, environment)
  expect([code, stderr]).toStrictEqual([0, ''])
  const [headings = [], ...rows] = openedInExcel(Buffer.from(stdout), { isComma: environment === GERMAN })
  const names = headings.map(cell => ('text' in cell ? cell.text : ''))
  return rows.map(row => Object.fromEntries(row.map((cell, i) => [names[i] ?? '', cell])))
}

test.each([['--excel'], ['--csv', '--excel'], ['--format', 'excel']])(
  'list %s %s writes records that Excel shows as they are',
  async (...flags) => {
    const [newest, ...others] = await shown(['list', ...RANGE, '--tz', 'America/New_York', ...flags])
    expect(others).toHaveLength(4)
    expect(newest).toMatchObject({
      callId: { text: 'c-4' },
      from: { text: '+15555550100' },
      'endTime (America/New_York)': { time: '2026-03-05 05:00:00' },
      cause: { text: 'made-up' },
      answered: { boolean: false },
      totalMs: { number: 60_000 },
    })
    expect(others.at(-1)).toMatchObject({ tag: { text: '=1+1' } })
  },
)

test('get writes the records of a call, with the chosen zone or that of the machine', async () => {
  const [record] = await shown(['get', 'c-1', '--excel', '--utc'])
  expect(record).toMatchObject({ cause: { text: 'busy' }, 'endTime (UTC)': { time: '2026-03-04 10:01:00' } })
})

test('a report has dates, times, counts and shares', async () => {
  const args = ['report', ...RANGE, '--by', 'day,hour', '--tz', 'America/New_York', '--excel']
  const rows = await shown(args)
  expect(rows.map(row => row['day (America/New_York)'])).toStrictEqual([
    { time: '2026-03-04' },
    { time: '2026-03-04' },
    { time: '2026-03-05' },
  ])
  expect(rows[0]).toMatchObject({
    'hour (America/New_York)': { time: '2026-03-04 05:00:00' },
    calls: { number: 3 },
    'asr.value': { number: 1 / 3 },
    'peakConcurrency.at (America/New_York)': { time: '2026-03-04 04:59:00' },
  })
})

test('where the machine writes a decimal comma, so does the file', async () => {
  const [row] = await shown(['report', ...RANGE, '--utc', '--excel'], GERMAN)
  expect(row).toMatchObject({ calls: { number: 5 }, 'asr.value': { number: 0.4 } })
})

test('requests in quarantine have local times, too', async () => {
  await running.bandwidth.post('{"callId":')
  const [row] = await shown(['quarantine', 'list', '--tz', 'Asia/Tokyo', '--excel'])
  expect(row?.['method']).toStrictEqual({ text: 'POST' })
  expect(Object.keys(row?.['receivedAt (Asia/Tokyo)'] ?? {})).toStrictEqual(['time'])
})

test.each(['--json', '--ndjson'])('--excel with %s is not understood', async flag => {
  const { code, stderr } = await run(['list', '--excel', flag])
  expect(code).toBe(2)
  expect(stderr).toContain(`option '${flag}' cannot be used with option '--excel'`)
})
