import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { TABLE_NAME } from '../../local/database/create-tables'
import { startCloudFormation } from '../support/aws/cloud-formation'
import type { CallState } from '../support/bandwidth/call-state'
import { runInEnvironment } from '../support/cli/in-process'
import { runOnTerminal, hasPseudoTerminal } from '../support/cli/run'
import { DAY, endedCall, HOUR } from '../support/reconciliation/ended-calls'
import { useReconciling } from '../support/reconciliation/reconciling'

const { calls, twin, bandwidth, environment, run, reconciling, stored } = useReconciling()

const expectRefused = async (
  expected: string | RegExp,
  flags: readonly string[],
  changes: NodeJS.ProcessEnv = {},
): Promise<void> => {
  const { code, stdout, stderr } = await run(flags, changes)
  expect([code, stdout]).toStrictEqual([2, ''])
  expect(stderr).toMatch(expected)
  expect(bandwidth().answered).toStrictEqual([])
}

test('variables that are not set are all named at once, with their flags', async () => {
  const none = { BW_CLIENT_ID: '', BW_CLIENT_SECRET: ' ', BW_ACCOUNT_ID: undefined }
  const { code, stderr } = await run(['--since', 'whenever'], none)
  expect(code).toBe(2)
  const names = ['--since', 'BW_ACCOUNT_ID', 'BW_CLIENT_ID', 'BW_CLIENT_SECRET']
  expect(names.filter(name => !stderr.includes(name))).toStrictEqual([])
  expect(stderr).not.toContain('whenever')
})

test('flags stand for the variables', async () => {
  calls.push(endedCall(1, HOUR))
  const { BW_CLIENT_ID = '', BW_CLIENT_SECRET = '', BW_ACCOUNT_ID = '' } = environment()
  const flags = [
    '--client-id',
    BW_CLIENT_ID,
    '--client-secret',
    BW_CLIENT_SECRET,
    '--account-id',
    BW_ACCOUNT_ID,
  ]
  const others = { BW_CLIENT_ID: 'wrong', BW_CLIENT_SECRET: 'wrong', BW_ACCOUNT_ID: '1' }
  expect(await run(flags, others)).toMatchObject({ code: 0 })
  expect(await stored(calls[0] as CallState)).toHaveLength(1)
})

test.each<[string, RegExp, readonly string[]]>([
  [
    'ends before it begins',
    /--until: expected a time after that of --since/,
    ['--since', '2h', '--until', '3h'],
  ],
  ['is empty', /--until: expected a time after that of --since/, ['--since', '2h', '--until', '2h']],
  [
    'began less than 15 minutes ago',
    /--since: expected a time before .*15 minutes ago/,
    ['--since', '10m', '--until', '5m'],
  ],
  [
    'is empty by the default of --until',
    /^--since: expected a time before .*15 minutes ago/,
    ['--since', '15m'],
  ],
  [
    'is older than the list',
    /--until: expected a time after .*: nothing older is listed/,
    ['--since', '9d', '--until', '8d'],
  ],
  ['is no time', /--since: expected .*\n--until: expected /, ['--since', 'soon', '--until', 'later']],
])('a range that %s is refused before anything is asked', async (_, expected, flags) => {
  await expectRefused(expected, flags)
})

test('an account that is no number is refused, without its value', async () => {
  await expectRefused(/^BW_ACCOUNT_ID: expected digits, such as 9900000\n$/, [], { BW_ACCOUNT_ID: '../1' })
})

test('a range that begins more than 7 days ago is cut, which stderr says', async () => {
  calls.push(endedCall(1, 7 * DAY - HOUR / 2), endedCall(2, 6 * DAY))
  const { stderr, summary } = await reconciling('--since', '20d')
  expect(stderr).toMatch(/^from [^\n]*: Bandwidth lists no older calls[^\n]*\n$/)
  expect(summary).toMatchObject({ listed: 1, stored: 1 })
  expect(Date.now() - Date.parse(String(summary['since']))).toBeLessThan(7 * DAY - HOUR + 60_000)
})

test('a range that ends less than 15 minutes ago is cut, which stderr says', async () => {
  calls.push(endedCall(1, HOUR / 12))
  const { stderr, summary } = await reconciling('--until', '1m')
  expect(stderr).toMatch(/^up to [^\n]*: later callbacks may still come\n$/)
  expect(summary).toMatchObject({ listed: 0 })
})

describe('in a table with a retention', () => {
  const place = () => ['--table', TABLE_NAME, '--endpoint', twin().database.endpoint, '--retention-days', '2']

  test('a record expires so many days after the end of its call, and what would be expired is not stored', async () => {
    const [old, young] = [endedCall(1, 3 * DAY), endedCall(2, DAY)]
    calls.push(old, young)
    const { code, stdout, stderr } = await run(['--json', '--since', '7d'], {}, place())
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { listed: 1, missing: 1, stored: 1 }])
    expect(stderr).toContain('or the table would not keep them')
    expect(await stored(old)).toStrictEqual([])
    const { Item } = await twin().database.client.send(
      new GetItemCommand({
        TableName: TABLE_NAME,
        Key: marshall({ callId: young.callId, event: 'disconnect' }),
      }),
    )
    const end = Math.floor(Date.parse(young.endTime ?? '') / 1_000)
    expect(Number(Item?.['expiresAt']?.N)).toBe(end + (2 * DAY) / 1_000)
  })

  test('the same command finds nothing missing', async () => {
    calls.push(endedCall(1, DAY))
    for (const missing of [1, 0])
      expect(JSON.parse((await run(['--json', '--since', '2d'], {}, place())).stdout)).toMatchObject({
        missing,
      })
  })
})

test('an account that the stack does not allow is refused', async () => {
  const cloudFormation = await startCloudFormation({
    Disconnects: {
      TableName: 'T',
      QuarantineTableName: 'Q',
      Keeping: '{"indexShards":4,"quarantineRetentionDays":90,"allowedAccountIds":["9900001"]}',
    },
  })
  const ended = await runInEnvironment(['reconcile', '--stack', 'Disconnects'], {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
    ...environment(),
  })
  await cloudFormation.close()
  expect(ended).toMatchObject({ code: 2, stdout: '' })
  expect(ended.stderr).toContain('allowedAccountIds')
  expect(bandwidth().answered).toStrictEqual([])
})

const describeTerminal = hasPseudoTerminal ? describe : describe.skip

describeTerminal('on a terminal', () => {
  test('the progress is shown, which a pipe does not show', async () => {
    calls.push(endedCall(1, HOUR))
    const args = ['reconcile', '--utc', '--local', twin().url]
    const { code, stdout } = await runOnTerminal(80, args, environment())
    expect(code).toBe(0)
    expect(stdout).toContain('reconciling')
    expect((await run([])).stderr).toBe('')
  })
})
