import { runHere } from '../support/cli/in-process'
import { rememberIn } from '../support/reconciliation/remembered'
import { RANGE, withReportedCalls } from '../support/report/reported-calls'

const { running, report } = withReportedCalls()

const jsonOf = async (flags: readonly string[]) => {
  const { code, stdout, stderr } = await report([...flags, '--json'])
  expect([code, stderr]).toStrictEqual([0, ''])
  expect(stdout).toMatch(/^\{.*\}\n$/)
  return JSON.parse(stdout) as {
    readonly groups: readonly Record<string, unknown>[]
    readonly total: Record<string, unknown>
  } & Record<string, unknown>
}

test('--json prints the report as the HTTP API answers it', async () => {
  const { groups, total, ...rest } = await jsonOf(['--by', 'day,cause'])
  expect(rest).toStrictEqual({
    since: '2026-03-04T00:00:00.000Z',
    until: '2026-03-06T00:00:00.000Z',
    timeZone: 'UTC',
    by: ['day', 'cause'],
    records: 5,
  })
  expect(groups.map(({ key, calls, answered, failed }) => [key, calls, answered, failed])).toStrictEqual([
    [{ day: '2026-03-04T00:00:00+00:00', cause: 'busy' }, 1, 0, 0],
    [{ day: '2026-03-04T00:00:00+00:00', cause: 'callback-error' }, 1, 0, 1],
    [{ day: '2026-03-04T00:00:00+00:00', cause: 'hangup' }, 1, 1, 0],
    [{ day: '2026-03-05T00:00:00+00:00', cause: 'hangup' }, 1, 1, 0],
    [{ day: '2026-03-05T00:00:00+00:00', cause: 'made-up' }, 1, 0, 0],
  ])
  expect(total).toMatchObject({ calls: 5, answered: 2, failed: 1, acdMs: 50_000 })
})

test('names may be given by several flags, in the words of other flags, and days are those of --tz', async () => {
  const args = ['--by', 'day', '--by', 'application', '--json', '--tz', 'America/New_York']
  const { stdout } = await runHere(['report', '--local', running.twin.url, ...RANGE, ...args])
  const { groups, timeZone } = JSON.parse(stdout) as Awaited<ReturnType<typeof jsonOf>>
  expect(timeZone).toBe('America/New_York')
  expect(groups.map(({ key }) => (key as { day: string }).day)).toStrictEqual([
    '2026-03-04T00:00:00-05:00',
    '2026-03-04T00:00:00-05:00',
    '2026-03-05T00:00:00-05:00',
  ])
})

test('the filters are those of list', async () => {
  for (const [flags, calls] of [
    [['--failed'], 1],
    [['--not-cause', 'hangup'], 3],
    [['--application-id', 'app-4'], 1],
    [['--answered'], 2],
    [['--call-id', 'c-1'], 1],
  ] as const)
    expect((await jsonOf(flags)).total).toMatchObject({ calls })
})

test('the table says where the calls are, of which time they are, and what was left out', async () => {
  const { stdout } = await report(['--failed', '--by', 'application'])
  expect(stdout.split('\n').slice(0, 5)).toStrictEqual([
    `local twin, ${running.twin.url}`,
    'Wed 2026-03-04 00:00 to Fri 2026-03-06 00:00, UTC',
    'only calls of --failed',
    '',
    expect.stringMatching(/^application +calls /),
  ])
  expect(stdout).toMatch(/^callback-error {11}application {6}1 {2}█{20}$/m)
})

test('what it suggests can be put behind the same command', async () => {
  const { stdout } = await report(['--by', 'application'])
  const [, more = ''] = /^more: (.*)$/m.exec(stdout) ?? []
  const words = more.split(/\s+/)
  expect(words).toStrictEqual(['--compare', 'previous', '--by', 'day,cause', '--html', 'report.html'])
  expect((await report(['--by', 'application', ...words.slice(0, 4)])).code).toBe(0)
})

test('with --compare, each group has its figures of the period before', async () => {
  const flags = ['--by', 'cause', '--since', '2026-03-05', '--until', '2026-03-06', '--compare', 'previous']
  const { previous, groups } = await jsonOf(flags)
  expect(previous).toStrictEqual({ since: '2026-03-04T00:00:00.000Z', until: '2026-03-05T00:00:00.000Z' })
  expect(groups).toMatchObject([
    { key: { cause: 'hangup' }, calls: 1, previous: { calls: 1 } },
    { key: { cause: 'made-up' }, calls: 1, previous: { calls: 0 } },
  ])
  const { stdout } = await report(flags, 120)
  expect(stdout).toContain('\ncompared with Wed 2026-03-04 00:00 to Thu 2026-03-05 00:00\n')
  expect(stdout).toMatch(/^made-up +1 +new /m)
})

test('CSV has a row for each group and a column for each figure, named as in JSON; formulas are guarded', async () => {
  const { code, stdout, stderr } = await report(['--by', 'tag,from', '--top', '1', '--csv'])
  expect([code, stderr]).toStrictEqual([0, ''])
  const [heading = '', ...rows] = stdout.split('\r\n').map(line => line.split(','))
  const cell = (row: number, name: string) => rows[row]?.[(heading as string[]).indexOf(name)]
  expect(heading.slice(0, 6)).toStrictEqual(['tag', 'from', 'other', 'calls', 'answered', 'asr.value'])
  expect(rows).toHaveLength(3)
  expect([cell(0, 'calls'), cell(0, 'causes.busy'), cell(0, 'causes.cancel')]).toStrictEqual(['4', '1', '0'])
  expect(cell(0, 'from')).toBe('+15555550100')
  expect([cell(1, 'tag'), cell(1, 'other'), cell(1, 'calls')]).toStrictEqual(['', 'true', '1'])
  expect((await report(['--by', 'tag', '--csv'])).stdout).toMatch(/^'=1\+1,,1,/m)
  expect((await report(['--csv'])).stdout).toContain('"{""made-up"":1}"')
})

test('where reconciliation runs, its completeness stands beside, of the groups that were asked for', async () => {
  const { hour } = rememberIn(running.twin.database)
  const group = { applicationId: 'app-4', direction: 'outbound' }
  await hour(2, [
    { ...group, listed: 1_000, counted: 1_000, arrived: 999 },
    { ...group, applicationId: 'app-5', listed: 10, counted: 10, arrived: 0 },
  ])
  const recent = ['--since', '4h', '--until', '1h']
  expect((await jsonOf(recent))['completeness']).toBeCloseTo(999 / 1_010, 12)
  expect((await jsonOf([...recent, '--application-id', 'app-4']))['completeness']).toBe(0.999)
  expect(await jsonOf([])).not.toHaveProperty('completeness')
})
