import { once } from 'node:events'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { CHECK_APPLICATION_ID } from '../../../cli/check/check-calls'
import type { CheckReport } from '../../../cli/check/report'
import { REMINDERS } from '../../../cli/simulator/history/applications'
import { SIMULATED_APPLICATION_ID } from '../../../cli/simulator/identity'
import { TWIN_CREDENTIALS } from '../../../lambda/deployment/twin'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/embedded-database'
import type { Twin } from '../../../local/twin'
import { renamesChallenge, startFaultyProxy } from '../../support/check/faulty-proxy'
import { basic, clientOf, startTestTwin } from '../../support/twin/twin'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'
import { runHere } from '../../support/cli/in-process'
import { hasPseudoTerminal, runOnTerminal, startCli } from '../../support/cli/run'

let twin: Twin
beforeAll(async () => {
  twin = await startTestTwin({ credentials: TWIN_CREDENTIALS })
})
afterAll(() => twin.close())

const itemsIn = async (TableName: string): Promise<number> =>
  (await twin.database.client.send(new ScanCommand({ TableName }))).Count ?? NaN

const stored = () => Promise.all([itemsIn(TABLE_NAME), itemsIn(QUARANTINE_TABLE_NAME)])

const NAMES = [
  'newest record',
  'challenge',
  'key in the URL',
  'Basic',
  'no credentials',
  'wrong key',
  'wrong password',
  'slash at the end',
  'POST',
  'GET',
  'duplicate',
  'body of 250 KB',
  'nonsense',
  'clean-up',
]

test('on the twin: a line for each check, a summary, and no record left behind', async () => {
  const { code, stdout, stderr } = await runHere(['check', '--local', twin.url])
  expect([code, stderr]).toStrictEqual([0, ''])
  const lines = stdout.trimEnd().split('\n')
  expect(lines.slice(0, -1).map(line => line.slice(0, 26).trimEnd())).toStrictEqual(
    NAMES.map(name => `ok       ${name}`),
  )
  expect(lines.at(-1)).toMatch(
    /^14 ok, 0 warnings, 0 failures, in [\d.]+ s: callbacks arrive and are stored$/,
  )
  expect(stdout).not.toMatch(/555555|Kundin|local-only|bandwidth/)
  expect(await stored()).toStrictEqual([0, 0])
}, 60_000)

test('records of real calls stay, and the newest of them is reported', async () => {
  const { post } = clientOf(twin, basic(TWIN_CREDENTIALS))
  const endTime = new Date().toISOString()
  for (const applicationId of [SIMULATED_APPLICATION_ID, REMINDERS.id, CHECK_APPLICATION_ID])
    await post(aCallbackOfNewCall({ applicationId, endTime }))
  const first = await runHere(['check', '--local', twin.url])
  expect(first.stdout).toMatch(/^ok {7}newest record {6}no callbacks of real calls on record$/m)
  await post(aCallbackOfNewCall())
  const { stdout } = await runHere(['check', '--local', twin.url])
  expect(stdout).toMatch(/^ok {7}newest record {6}the newest record of a real call came \d+ seconds? ago$/m)
  expect(await stored()).toStrictEqual([4, 0])
}, 60_000)

test('--json prints one document; what is left out is not in it', async () => {
  const args = ['check', '--local', twin.url, '--json', '--no-challenge', '--no-quarantine']
  const { code, stdout, stderr } = await runHere(args)
  expect([code, stderr]).toStrictEqual([0, ''])
  const report = JSON.parse(stdout) as CheckReport
  expect(report).toMatchObject({
    target: { twin: twin.url, host: new URL(twin.url).host },
    result: 'ok',
    interrupted: false,
  })
  expect(report.checks.map(({ name }) => name)).toStrictEqual(
    NAMES.filter(name => name !== 'challenge' && name !== 'nonsense'),
  )
  for (const check of report.checks)
    expect(check).toStrictEqual({ name: check.name, result: 'ok', means: expect.any(String) as unknown })
}, 60_000)

test('a failure ends with exit code 1, after all other checks', async () => {
  const proxy = await startFaultyProxy(twin.url, renamesChallenge)
  const url = `${proxy.url}/callbacks/disconnect`
  const { code, stdout, stderr } = await runHere(['check', '--local', twin.url, '--url', url])
  expect([code, stderr]).toStrictEqual([1, 'failed: challenge\n'])
  expect(stdout).toMatch(
    /^failure {2}challenge {10}WWW-Authenticate arrives as x-amzn-remapped-www-authenticate /m,
  )
  expect(stdout).toMatch(/^ {28}To do: set the URL with the key in Bandwidth/m)
  expect(stdout).toMatch(
    /^13 ok, 0 warnings, 1 failure, in [\d.]+ s: with the key in the URL callbacks arrive; .*--no-challenge/m,
  )
  await proxy.close()
}, 60_000)

test('the query string of the callback URL is expected in each record', async () => {
  const url = `${twin.url}/callbacks/disconnect?campaign=7`
  expect((await runHere(['check', '--local', twin.url, '--url', url])).code).toBe(0)
}, 60_000)

test('Ctrl-C deletes what was stored, and ends it with the lines so far and exit code 1', async () => {
  const before = await stored()
  const proxy = await startFaultyProxy(twin.url, {
    back: answer => {
      // The key and Basic have been tried.
      if (proxy.seen.length === 6) child.kill('SIGINT')
      return answer
    },
    // Ctrl-C must not wait for an answer that never comes.
    isSilent: () => proxy.seen.length > 6,
  })
  const child = startCli(['check', '--local', twin.url, '--url', `${proxy.url}/callbacks/disconnect`])
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', chunk => (stdout += String(chunk)))
  child.stderr?.on('data', chunk => (stderr += String(chunk)))
  const startedAt = Date.now()
  expect(await once(child, 'close')).toStrictEqual([130, null])
  expect(Date.now() - startedAt).toBeLessThan(12_000)
  expect(stderr).toBe('interrupted\n')
  expect(stdout).toMatch(/^\w+ +clean-up {11}2 records and 0 requests in quarantine deleted/m)
  expect(stdout).toMatch(/interrupted before everything was checked\n$/)
  expect(await stored()).toStrictEqual(before)
  await proxy.close()
}, 60_000)

// Runs only where there is a pseudo terminal.
const describeTerminal = hasPseudoTerminal ? describe : describe.skip

describeTerminal('on a terminal', () => {
  test('results have colours, unless NO_COLOR is set', async () => {
    const args = ['check', '--local', twin.url]
    expect((await runOnTerminal(120, args)).stdout).toContain('\u001b[32mok     \u001b[39m  challenge')
    expect((await runOnTerminal(120, args, { NO_COLOR: '1' })).stdout).not.toContain('\u001b[')
  }, 60_000)
})
