import { timesIn } from '../../display/time/time-text'
import { runsText } from '../../cli/reconciliation/text'
import { UTC } from '../../lambda/time/zone'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import type { ScheduledRun } from '../../lambda/reconciliation/store'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../local/database/create-tables'
import { startCloudFormation } from '../support/aws/cloud-formation'
import { APPLICATION_IDS } from '../support/bandwidth/call-state'
import { runAtWidth, runInEnvironment } from '../support/cli/in-process'
import { HOUR, MINUTE } from '../support/reconciliation/ended-calls'
import { rememberIn } from '../support/reconciliation/remembered'
import { withTestTwin } from '../support/twin/twin'

const running = withTestTwin()

const NOW = Date.parse('2026-03-04T12:34:00.000Z')
const SCREEN = { columns: 80, colours: false }

const runAt = (minutesAgo: number, more: Partial<ScheduledRun> = {}): ScheduledRun => ({
  accountId: '9900000',
  startedAt: timestampOf(NOW - minutesAgo * MINUTE),
  since: timestampOf(NOW - 4 * HOUR),
  until: timestampOf(NOW - HOUR),
  ...more,
})
const DONE = { endedAt: timestampOf(NOW - 28 * MINUTE), reached: timestampOf(NOW - HOUR) }
const FAILED = { endedAt: timestampOf(NOW - 28 * MINUTE) }
const STOPPED = { ...FAILED, reached: timestampOf(NOW - 2 * HOUR) }

const textOf = (...runs: readonly ScheduledRun[]): string =>
  runsText(runs, timestampOf(NOW), timesIn(UTC), SCREEN)

test.each<[string, ScheduledRun, RegExp]>([
  ['that succeeded', runAt(29, DONE), /^last run 12:05, next 13:05; times in UTC$/],
  [
    'that failed',
    runAt(29, FAILED),
    /^last run 12:05 \(it FAILED: see the log of the reconcile function\), next 13:05;$/m,
  ],
  [
    'that was stopped',
    runAt(29, STOPPED),
    /^last run 12:05 \(stopped; the next one continues\), next 13:05;/,
  ],
  ['that still runs', runAt(14), /^last run 12:20 \(it still runs\), next 13:05;/],
  ['that died', runAt(16), /^last run 12:18 \(it died\), next 13:05;/],
  ['of another day', runAt(24 * 60 + 29, DONE), /^last run 2026-03-03 12:05, next 13:05;/],
])('the last run is shown, %s', (_, run, expected) => {
  expect(textOf(run)).toMatch(expected)
})

test('of several accounts the last run is shown, and each run that did not end well', () => {
  const failed = runAt(29, { ...FAILED, accountId: '9900001' })
  expect(textOf(failed, runAt(28, DONE), runAt(28, { ...DONE, accountId: '9900002' }))).toBe(
    'last run 12:06, next 13:05; times in UTC\naccount 9900001: run 12:05 (it FAILED: see the log of the reconcile function)',
  )
})

test('of a stack, the command is shown that sets up an application, for its inbound calls', async () => {
  const { hour } = rememberIn(running.twin.database)
  const calls = { listed: 2, counted: 0, arrived: 0 }
  const [first, second] = APPLICATION_IDS
  await hour(2, [
    { applicationId: first, direction: 'inbound', ...calls },
    { applicationId: second, direction: 'outbound', ...calls },
  ])
  const Keeping = '{"indexShards":4,"quarantineRetentionDays":90}'
  const outputs = { TableName: TABLE_NAME, QuarantineTableName: QUARANTINE_TABLE_NAME, Keeping }
  const cloudFormation = await startCloudFormation({ Disconnects: outputs })
  const { code, stdout } = await runInEnvironment(['completeness', '--stack', 'Disconnects'], {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: running.twin.database.endpoint,
  })
  await cloudFormation.close()
  expect(code).toBe(0)
  expect(stdout).toContain(
    `\n  disconnects configure --application ${first} \\\n    --stack Disconnects\nOutbound calls: set disconnectUrl`,
  )
})

const rememberMany = async (scale: number): Promise<void> => {
  const { first, hour, run } = rememberIn(running.twin.database)
  const by = APPLICATION_IDS.flatMap(applicationId =>
    ['inbound', 'outbound'].map(direction => ({ applicationId, direction })),
  )
  for (const group of by.slice(0, 3)) await first({ accountId: '9900000', ...group })
  await hour(
    2,
    by.map((group, n) => ({
      ...group,
      listed: scale,
      counted: n < 3 ? scale : 0,
      arrived: n < 3 ? scale - Math.floor(scale / 100) : 0,
    })),
  )
  const startedAt = timestampOf(Date.now() - 30 * HOUR)
  await run({
    accountId: '9900000',
    startedAt,
    since: startedAt,
    until: startedAt,
    endedAt: startedAt,
  })
}

test.each([
  ['a hundred calls', 100],
  ['a million calls', 1_234_567],
])('on 80 and on 120 columns no line is too long, and every id is whole, of %s an hour', async (_, scale) => {
  await rememberMany(scale)
  for (const columns of [80, 120]) {
    const args = ['completeness', '--local', running.twin.url, '--tz', 'America/Argentina/Buenos_Aires']
    const { code, stdout } = await runAtWidth(columns, args)
    expect(code).toBe(0)
    expect(stdout.split('\n').filter(line => line.length > columns)).toStrictEqual([])
    expect(stdout).not.toContain('…')
    for (const id of APPLICATION_IDS) expect(stdout.split(id)).toHaveLength(3)
  }
})

test('where there is room, a bar shows the share from 99.9 % on', async () => {
  const { hour } = rememberIn(running.twin.database)
  const group = { applicationId: APPLICATION_IDS[0], direction: 'inbound' }
  await hour(2, [{ ...group, listed: 10_000, counted: 10_000, arrived: 9_995 }])
  const args = ['completeness', '--local', running.twin.url, '--utc']
  expect((await runAtWidth(120, args)).stdout).toContain('99.95  █████·····')
  expect((await runAtWidth(80, args)).stdout).not.toContain('█')
})
