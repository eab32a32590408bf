import { parsed } from '../support/ndjson'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { runHere } from '../support/cli/in-process'
import { runCli } from '../support/cli/run'
import { clientOf, withTestTwin } from '../support/twin/twin'

const running = withTestTwin()

const CALLS = {
  before: '2026-10-24T21:59:59.999Z',
  midnight: '2026-10-24T22:00:00.000Z',
  first: '2026-10-25T00:30:00.250Z',
  second: '2026-10-25T01:30:00.250Z',
  after: '2026-10-25T23:00:00.000Z',
}

beforeAll(async () => {
  for (const [callId, endTime] of Object.entries(CALLS))
    await clientOf(running.twin).post(aCallbackOfNewCall({ callId, endTime }))
})

const list = (...flags: readonly string[]) => runHere(['list', ...flags, '--local', running.twin.url])

const found = async (...flags: readonly string[]): Promise<readonly unknown[]> =>
  parsed((await list(...flags)).stdout).map(({ callId }) => callId)

const BERLIN = ['--tz', 'Europe/Berlin']

test('a date is the day of the zone: from its beginning, and --until leaves it out', async () => {
  expect(await found(...BERLIN, '--since', '2026-10-25', '--until', '2026-10-26')).toStrictEqual([
    'second',
    'first',
    'midnight',
  ])
  expect(await found('--utc', '--since', '2026-10-25', '--until', '2026-10-26')).toStrictEqual([
    'after',
    'second',
    'first',
  ])
})

test('in the hour that occurs twice, a time without an offset takes in both', async () => {
  expect(await found(...BERLIN, '--since', '2026-10-25 02:30', '--until', '2026-10-25 02:31')).toStrictEqual([
    'second',
    'first',
  ])
})

test('each time that the table shows, pasted into --since, finds its call', async () => {
  const { stdout } = await list(
    ...BERLIN,
    '--format',
    'table',
    '--since',
    '2026-10-24',
    '--columns',
    'ended,callId',
  )
  const rows = stdout
    .split('\n')
    .map(line => /^(\d.*?) {2}(\w+)$/.exec(line))
    .flatMap(match => (match === null ? [] : [[match[1] ?? '', match[2]] as const]))
  expect(rows).toHaveLength(5)
  for (const [time, callId] of rows)
    expect((await found(...BERLIN, '--since', time, '--order', 'oldest', '--limit', '1'))[0]).toBe(callId)
})

test('without a flag, times are in the zone of the machine, and the table names it', async () => {
  const flags = ['list', '--format', 'table', '--local', running.twin.url]
  const { stdout } = await runCli([...flags, '--since', '2026-10-25 19:00'], { TZ: 'America/New_York' })
  expect(stdout.split('\n').slice(0, 4)).toStrictEqual([
    'times in America/New_York (UTC-04:00)',
    '',
    'ended           from           to            cause       talk  call id',
    expect.stringMatching(/^10-25 19:00:00 /),
  ])
})

test('JSON and CSV are in UTC', async () => {
  const { stdout } = await list(...BERLIN, '--since', '2026-10-26', '--csv', '--columns', 'ended,callId')
  expect(stdout).toBe('ended,callId\r\n2026-10-25T23:00:00.000Z,after\r\n')
})
