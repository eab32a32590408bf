import { createServer } from 'node:http'
import { TWIN_CREDENTIALS } from '../../lambda/deployment/twin'
import { TABLE_NAME } from '../../local/database/embedded-database'
import type { Twin } from '../../local/twin'
import { CREDENTIALS, startTestTwin } from '../support/twin/twin'
import { runHere } from '../support/cli/in-process'
import { endOf, hasPseudoTerminal, runCli, runOnTerminal, startCli } from '../support/cli/run'
import { closed, listen } from '../support/server'

let twin: Twin
let guarded: Twin
beforeAll(async () => {
  twin = await startTestTwin({ credentials: TWIN_CREDENTIALS })
  guarded = await startTestTwin()
})
afterAll(() => Promise.all([twin.close(), guarded.close()]))

const QUICK = ['simulate', '--rate', '500', '--count', '40', '--timeout', '60']

type Simulation = { report: Record<string, unknown>; verification: Record<string, unknown> }

test('the local twin needs no credentials from the user', async () => {
  const options = ['--seed', '7', '--oddities', '50', '--resets', '10', '--garbage', '10', '--verify']
  const { code, stdout, stderr } = await runHere([...QUICK, ...options, '--local', twin.url])
  expect([code, stderr]).toStrictEqual([0, ''])
  expect(stdout).toMatch(/^calls {9}40, acknowledged 40\n/)
  expect(stdout).toMatch(/\nverified {6}40: lost 0, doubled 0, altered 0\n/)
  expect(stdout).toMatch(/\nto repeat {5}--seed 7 --start \S+Z, and the same flags\n$/)
}, 60_000)

test('the seed and start of a run repeat it, and leave the records unchanged', async () => {
  const json = [...QUICK, '--local', twin.url, '--verify', '--json']
  const first = JSON.parse((await runHere(json)).stdout) as Simulation
  const { seed, start } = first.report as { seed: number; start: string }
  const again = await runHere([...json, '--seed', `${seed}.0`, '--start', start])
  const second = JSON.parse(again.stdout) as Simulation
  expect([again.code, second.report]).toMatchObject([0, { seed, start, acknowledged: 40 }])
  expect(second.verification).toStrictEqual({ checked: 40, lost: [], doubled: [], altered: [] })
}, 60_000)

test('a callback URL, with the credentials in the environment, verified in a table', async () => {
  const url = `${guarded.url}/callbacks/disconnect`
  const records = ['--table', TABLE_NAME, '--endpoint', guarded.database.endpoint]
  const args = [...QUICK, '--url', url, '--username', CREDENTIALS.username, '--verify', ...records]
  const { code, stdout, stderr } = await runCli(args, { CALLBACK_PASSWORD: CREDENTIALS.password })
  expect([code, stderr]).toStrictEqual([0, ''])
  expect(stdout).toMatch(/\nverified {6}40: lost 0, doubled 0, altered 0\n/)
}, 60_000)

test('wrong credentials end with exit code 1, and are reported as 401s; no output has a number, tag or password', async () => {
  const args = [...QUICK, '--resets', '0', '--duplicates', '0', '--local', guarded.url, '--verify']
  const { code, stdout, stderr } = await runHere(args)
  expect([code, stderr]).toStrictEqual([
    1,
    '40 calls were not acknowledged\n40 answers were 401: are the credentials right?\n',
  ])
  expect(stdout).toMatch(/\nanswers {7}401: 40\n/)
  expect(`${stdout}${stderr}`).not.toMatch(/555555|campaign|customer|local-only/)
}, 60_000)

test('if records cannot be read back, the report on the deliveries is still shown', async () => {
  const records = ['--table', 'Nothing', '--endpoint', twin.database.endpoint]
  const args = [...QUICK, '--url', `${twin.url}/callbacks/disconnect`, '--username', 'bandwidth', '--verify']
  const environment = { CALLBACK_PASSWORD: TWIN_CREDENTIALS.password }
  const { code, stdout, stderr } = await runCli([...args, ...records], environment)
  expect(code).toBe(1)
  expect(stdout).toMatch(/^calls {9}40, acknowledged 40\n/)
  expect(stdout).not.toMatch(/verified/)
  expect(stderr).toMatch(/^There is no table Nothing.*\n$/)
}, 60_000)

test('if nobody listens, each call is tried twice, and the exit code is 1', async () => {
  const args = [...QUICK, '--local', 'http://127.0.0.1:1', '--json', '--duplicates', '0', '--resets', '0']
  const { code, stdout, stderr } = await runHere(args)
  expect([code, stderr]).toStrictEqual([1, '40 calls were not acknowledged\n'])
  const expected = { acknowledged: 0, retries: 40, connectionErrors: { ECONNREFUSED: 80 } }
  expect(JSON.parse(stdout)).toMatchObject({ report: expected })
}, 60_000)

test('invalid arguments end with exit code 2, naming the flag, without the value', async () => {
  const cases: readonly (readonly [args: string, message: RegExp])[] = [
    ['--rate fast', /^--rate: expected a number from 0\.01 to 10000\n$/],
    ['--count 1.5', /^--count: expected a whole number from 1 to 1000000\n$/],
    ['--challenge-first 101', /^--challenge-first: expected a number from 0 to 100\n$/],
    ['--seed -1', /^--seed: expected a whole number from 0 to 2147483647\n$/],
    ['--start someday', /^--start: expected a time such as today/],
    ['--verify-for x', /^--verify-for: expected a number/],
    ['--url ftp://x', /^--url: expected a URL/],
    ['--url http://u:secret@127.0.0.1', /^--url: expected a URL .* without a user name and password\n$/],
    ['--url http://192.0.2.2', /^--url: expected https, since the password is sent there\n$/],
    ['--url http://127.0.0.1:1', /^Which credentials\? .*CALLBACK_PASSWORD/],
    ['--url http://127.0.0.1:1 --verify', /^--verify reads the records: give --stack, --table or --local/],
    ['--table T', /^--table receives no callbacks: give --url to say where they go\n$/],
    ['--stack S --username u', /^--username requires --url or --local\n$/],
    ['--stack S --local', /^--stack, --table and --local cannot be combined\n$/],
    ['--password x', /^error: unknown option '--password'/],
  ]
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await runHere(['simulate', ...args.split(' ')])
    expect([code, stdout]).toStrictEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/secret|someday|fast/)
  }
})

test.each([
  ['Ctrl-C', 'SIGINT'],
  ['the end of a CI job', 'SIGTERM'],
  ['a terminal that is closed', 'SIGHUP'],
] as const)(
  '%s ends it with the report so far, and exit code 130',
  async (_, signal) => {
    let answered = 0
    const server = createServer((request, response) => {
      request.resume()
      response.writeHead(204).end(() => {
        // The signal comes while the run is going on.
        if (++answered === 5) child.kill(signal)
      })
    })
    const url = await listen(server)
    const flags = ['--challenge-first', '0', '--resets', '0', '--timeout', '60', '--json']
    const child = startCli(['simulate', '--url', url, '--username', 'u', ...flags], {
      CALLBACK_PASSWORD: 'p',
    })
    try {
      const { code, stdout, stderr } = await endOf(child)
      expect(stderr).toMatch(/^interrupted\n/)
      expect(code).toBe(130)
      expect(JSON.parse(stdout)).toMatchObject({ report: { interrupted: true, answers: { 204: answered } } })
      expect(answered).toBeLessThan(1_000)
    } finally {
      await closed(server)
    }
  },
  60_000,
)

// Runs only where there is a pseudo terminal.
const describeTerminal = hasPseudoTerminal ? describe : describe.skip

describeTerminal('on a terminal', () => {
  test('a bar shows the progress on a terminal', async () => {
    const { code, stdout } = await runOnTerminal(80, [...QUICK, '--local', twin.url, '--verify'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/acknowledged █{24} 40\/40/)
    expect(stdout).toMatch(/read back █{24} 40\/40 [^\n]*\n[^\n]*calls {9}40, acknowledged 40\n/)
  }, 60_000)
})
