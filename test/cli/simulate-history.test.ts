import { TABLE_NAME } from '../../local/database/embedded-database'
import { startCloudFormation } from '../support/aws/cloud-formation'
import { runHere, runInEnvironment } from '../support/cli/in-process'
import { endOf, startCli } from '../support/cli/run'
import { withTestTwin } from '../support/twin/twin'

const running = withTestTwin()

const HISTORY = ['simulate', '--history', '1d', '--seed', '7', '--until', '2026-03-18T19:52:00Z']

const local = (): readonly string[] => ['--local', running.twin.url]

const list = async (flags: readonly string[]): Promise<readonly Record<string, unknown>[]> => {
  const { stdout } = await runHere(['list', '--limit', '1000', '--json', ...flags, ...local()])
  return (JSON.parse(stdout) as { items: Record<string, unknown>[] }).items
}

test('a history is stored as an import stores it, and nothing twice', async () => {
  const args = [...HISTORY, '--calls-per-day', '200', '--json', ...local()]
  const [first, again] = [await runHere(args), await runHere(args)]
  expect([first.code, first.stderr, again.code, again.stderr]).toStrictEqual([0, '', 0, ''])
  const report = {
    calls: 200,
    conflict: 0,
    rejected: 0,
    from: '2026-03-17T19:52:00.000Z',
    until: '2026-03-18T19:52:00.000Z',
    seed: 7,
    accountId: '9900000',
    interrupted: false,
  }
  expect(JSON.parse(first.stdout)).toMatchObject({ ...report, stored: 200, duplicate: 0 })
  expect(JSON.parse(again.stdout)).toMatchObject({ ...report, stored: 0, duplicate: 200 })
  const records = await list(['--account-id', '9900000'])
  expect(records).toHaveLength(200)
  expect(records.every(({ source }) => source === 'import')).toBe(true)
  expect(
    await list(['--account-id', '9900000', '--since', report.from, '--until', report.until]),
  ).toHaveLength(200)
})

test('the report says how to repeat it and how to erase it; a table takes a history too', async () => {
  const table = ['--table', TABLE_NAME, '--endpoint', running.twin.database.endpoint]
  const { code, stdout } = await runHere([...HISTORY, '--calls-per-day', '20', ...table])
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^calls +20, that ended from 2026-03-17T19:52:00\.000Z\n +until 2026-03-18T19:52:00\.000Z\n/,
  )
  expect(stdout).toMatch(/\nstored +20; \d/)
  expect(stdout).toContain('the same flags, and --seed 7 --until 2026-03-18T19:52:00.000Z:\n')
  expect(stdout).toMatch(/\nto erase +disconnects erase --account 9900000\n$/)
})

test('flags of sending and of a history do not go together', async () => {
  const cases: readonly (readonly [flags: readonly string[], message: string])[] = [
    [
      ['--history', '1d', '--rate', '5', '--key', '--verify'],
      '--rate, --key and --verify: cannot be combined with --history, which sends nothing\n',
    ],
    [['--calls-per-day', '5', '--until', '2026-03-18'], '--calls-per-day and --until: require --history\n'],
    [
      [
        '--history',
        '1x',
        '--calls-per-day',
        '0',
        '--seed',
        '-1',
        '--until',
        'soon',
        '--stack',
        'S',
        '--local',
      ],
      '--seed: expected a whole number from 0 to 2147483647\n' +
        '--history: expected a duration from 1h to 366d, such as 30d\n' +
        '--calls-per-day: expected a whole number from 1 to 1000000\n' +
        '--until: expected a time such as today, yesterday, 14:00, 2026-03-14, 2026-03-14 14:00 or 2026-03-14T14:00Z, or a time ago such as 90m, 2h30m or 7d\n' +
        '--stack, --table and --local cannot be combined\n',
    ],
    [
      ['--history', '1d', '--until', '2999-01-01T00:00:00Z'],
      '--until: expected a time that is not after now\n',
    ],
  ]
  for (const [flags, message] of cases) {
    const { code, stdout, stderr } = await runHere(['simulate', ...flags])
    expect([code, stdout, stderr]).toStrictEqual([2, '', message])
  }
})

test('a deployment that does not accept the account of made-up calls gets none', async () => {
  const Keeping = JSON.stringify({
    indexShards: 4,
    quarantineRetentionDays: 90,
    allowedAccountIds: ['1234567'],
  })
  const aws = await startCloudFormation({ S: { TableName: 'T', QuarantineTableName: 'Q', Keeping } })
  const environment = {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL_CLOUDFORMATION: aws.endpoint,
  }
  const { code, stderr } = await runInEnvironment([...HISTORY, '--stack', 'S'], environment)
  expect([code, stderr]).toStrictEqual([
    1,
    'The deployment does not accept the account 9900000 of made-up calls (setting allowedAccountIds)\n',
  ])
  await aws.close()
})

test('Ctrl-C ends it with a report of how far it came', async () => {
  const child = startCli([
    'simulate',
    '--history',
    '1d',
    '--until',
    '2026-02-18T19:52:00Z',
    '--calls-per-day',
    '1000000',
    '--json',
    ...local(),
  ])
  const ended = endOf(child)
  const isAnyStored = async (): Promise<boolean> =>
    (await list(['--since', '2026-02-17', '--until', '2026-02-19'])).length > 0
  while (!(await isAnyStored()));
  child.kill('SIGINT')
  const { code, stdout, stderr } = await ended
  expect(code).toBe(130)
  expect(JSON.parse(stdout)).toMatchObject({ calls: 1_000_000, interrupted: true })
  expect(stderr).toMatch(
    /^Interrupted after [\d,]+ of 1,000,000 calls: the same seed and time store the rest\n$/,
  )
}, 30_000)

test('times are of the time zone that is given, as everywhere on the command line', async () => {
  const until = async (...flags: readonly string[]) => {
    const args = ['simulate', '--history', '1h', '--calls-per-day', '24', '--json', ...flags, ...local()]
    return (JSON.parse((await runHere(args)).stdout) as { until: string }).until
  }
  expect(await until('--until', '2026-03-14 14:00', '--tz', 'America/New_York')).toBe(
    '2026-03-14T18:00:00.000Z',
  )
  expect(await until('--until', '2026-03-14 14:00', '--utc')).toBe('2026-03-14T14:00:00.000Z')
})
