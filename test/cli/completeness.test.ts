import { timestampOf } from '../../lambda/disconnect/timestamp'
import { APPLICATION_IDS } from '../support/bandwidth/call-state'
import { runAtWidth } from '../support/cli/in-process'
import type { Ended } from '../support/cli/run'
import { endedCall, HOUR } from '../support/reconciliation/ended-calls'
import { useReconciling } from '../support/reconciliation/reconciling'
import { rememberIn } from '../support/reconciliation/remembered'

const { twin, calls, deliver, reconciling } = useReconciling()

const ACCOUNT = { accountId: '9900000' }
const OUTBOUND = { applicationId: APPLICATION_IDS[0], direction: 'outbound' }
const INBOUND = { applicationId: APPLICATION_IDS[0], direction: 'inbound' }
const NEVER_INBOUND = { applicationId: APPLICATION_IDS[1], direction: 'inbound' }
const NEVER_OUTBOUND = { applicationId: APPLICATION_IDS[1], direction: 'outbound' }

const completeness = (flags: readonly string[] = [], columns = 80): Promise<Ended> =>
  runAtWidth(columns, ['completeness', '--local', twin().url, '--utc', ...flags])

const remember = () => rememberIn(twin().database)

/** What two runs found in one account: 1,500 calls that count, of which 3 did not arrive. */
const rememberSome = async (): Promise<void> => {
  const { first, hour } = remember()
  for (const group of [OUTBOUND, INBOUND]) await first({ ...ACCOUNT, ...group })
  await hour(3, [
    { ...OUTBOUND, listed: 1_000, counted: 900, arrived: 899 },
    { ...NEVER_INBOUND, listed: 7, counted: 0, arrived: 0 },
  ])
  await hour(2, [
    { ...OUTBOUND, listed: 100, counted: 100, arrived: 98 },
    { ...INBOUND, listed: 500, counted: 500, arrived: 500 },
    { ...NEVER_OUTBOUND, listed: 1_234, counted: 0, arrived: 0 },
  ])
}

test('where nothing was reconciled yet, it says how to begin', async () => {
  const { code, stdout, stderr } = await completeness()
  expect([code, stderr]).toStrictEqual([0, ''])
  expect(stdout).toMatch(/^no scheduled run yet; times in UTC\n\nnothing was reconciled in this range: /)
  expect(stdout).toContain('disconnects reconcile')
  expect(stdout).toContain('reconcileAccountIds')
})

test('the table has a line for each application and direction that delivers, and one for all', async () => {
  await rememberSome()
  const { stdout } = await completeness([], 90)
  const lines = stdout.split('\n')
  expect(lines.slice(2, 7)).toStrictEqual([
    'application                           direction  listed  arrived  missing  complete %',
    `${APPLICATION_IDS[0]}  outbound    1,000      997        3       99.70`,
    `${APPLICATION_IDS[0]}  inbound       500      500        0      100.00`,
    expect.stringMatching(/^─+$/),
    expect.stringMatching(/^all +1,500 +1,497 +3 +99\.80$/),
  ])
  expect(stdout).toContain('3 calls that did not arrive')
  expect(stdout).toContain('disconnects list --source reconciled')
})

test('what never delivered stands apart, with how to set it up, and counts in nothing', async () => {
  await rememberSome()
  const { stdout } = await completeness()
  const [, apart = ''] = stdout.split('\nnot set up: ')
  expect(apart).toMatch(
    new RegExp(
      `^.*\n${APPLICATION_IDS[1]} {2}outbound {2}1,234 since \\d{4}-\\d\\d-\\d\\d \\d\\d:00\n${APPLICATION_IDS[1]} {2}inbound {3}7 since .*\n`,
    ),
  )
  expect(apart).toContain('Outbound calls: set disconnectUrl')
  // Only a stack can be configured by a command.
  expect(apart).not.toContain('disconnects configure')
})

test('--json prints the same numbers as one document', async () => {
  await rememberSome()
  const { code, stdout } = await completeness(['--json'])
  expect(code).toBe(0)
  expect(stdout.trimEnd()).not.toContain('\n')
  expect(JSON.parse(stdout)).toMatchObject({
    listed: 1_500,
    arrived: 1_497,
    missing: 3,
    completeness: 0.998,
    by: [
      { ...ACCOUNT, ...NEVER_OUTBOUND, listed: 1_234, arrived: 0, missing: 1_234, configured: false },
      { ...OUTBOUND, listed: 1_000, arrived: 997, missing: 3, completeness: 0.997, configured: true },
      { ...INBOUND, listed: 500, arrived: 500, missing: 0, completeness: 1, configured: true },
      { ...NEVER_INBOUND, listed: 7, missing: 7, configured: false },
    ],
    runs: [],
  })
})

test('a range takes in the hours that it touches, and no others', async () => {
  await rememberSome()
  const listed = async (...flags: string[]): Promise<unknown> =>
    (JSON.parse((await completeness(['--json', ...flags])).stdout) as { listed: unknown }).listed
  const startOf = (hoursAgo: number): string =>
    timestampOf((Math.floor(Date.now() / HOUR) - hoursAgo) * HOUR + HOUR / 2)
  expect(await listed('--since', startOf(2))).toBe(600)
  expect(await listed('--since', startOf(1))).toBe(0)
  expect(await listed('--since', startOf(9), '--until', startOf(3))).toBe(900)
  expect(await listed('--since', startOf(9), '--until', startOf(4))).toBe(0)
})

test('it shows what reconcile found, also after a later callback', async () => {
  calls.push(endedCall(1, 5 * HOUR, OUTBOUND as object), endedCall(2, 4 * HOUR, OUTBOUND as object))
  await deliver(calls.slice(0, 1))
  await reconciling()
  const shown = async (): Promise<unknown> => JSON.parse((await completeness(['--json'])).stdout)
  expect(await shown()).toMatchObject({ listed: 2, arrived: 1, missing: 1, completeness: 0.5 })
  await deliver(calls.slice(1))
  await reconciling()
  expect(await shown()).toMatchObject({ listed: 2, arrived: 2, missing: 0, completeness: 1 })
})

test('a range that ends before it begins is refused', async () => {
  const { code, stdout, stderr } = await completeness(['--since', '2h', '--until', '3h'])
  expect([code, stdout]).toStrictEqual([2, ''])
  expect(stderr).toContain('--until: expected a time after that of --since')
})

test('a range that has not begun is an error that names the flag that was given', async () => {
  const { code, stderr } = await completeness(['--since', '2100-01-01'])
  expect(code).toBe(2)
  expect(stderr).toContain('--since: expected a time before now')
})
