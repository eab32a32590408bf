import { CHECK_APPLICATION_ID } from '../../../cli/check/check-calls'
import { TWIN_CREDENTIALS } from '../../../lambda/deployment/twin'
import type { Twin } from '../../../local/twin'
import { startTestTwin } from '../../support/twin/twin'
import { runHere } from '../../support/cli/in-process'

let twin: Twin
beforeAll(async () => {
  twin = await startTestTwin({ credentials: TWIN_CREDENTIALS })
})
afterAll(() => twin.close())

test('invalid arguments end with exit code 2, without the value', async () => {
  const keyed = `${twin.url}/callbacks/disconnect/local-only`
  const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [['--local', twin.url, '--url', keyed], /^--url: expected the callback URL without the key\n$/],
    [['--local', twin.url, '--url', 'ftp://x'], /^--url: expected a URL/],
    [['--stack', 'S', '--local'], /^--stack and --local cannot be combined\n$/],
    [['--profile', 'p'], /^--region and --profile require --stack\n$/],
    [['--table', 'T'], /^error: unknown option '--table'/],
  ]
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await runHere(['check', ...args])
    expect([code, stdout]).toStrictEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('local-only')
  }
})

test('a twin that does not answer is reported', async () => {
  const { code, stdout, stderr } = await runHere(['check', '--local', 'http://127.0.0.1:1'])
  expect([code, stdout]).toStrictEqual([1, ''])
  expect(stderr).toMatch(/^No twin answers at http:\/\/127\.0\.0\.1:1 /)
})

test('its help names every flag, its cost, and the application that marks its calls', async () => {
  const { code, stdout } = await runHere(['check', '--help'])
  expect(code).toBe(0)
  for (const text of ['--stack', '--region', '--profile', '--local', '--url', '--json', CHECK_APPLICATION_ID])
    expect(stdout).toContain(text)
  for (const text of [
    '--no-challenge',
    '--no-quarantine',
    'costs at most a\ntenth of a cent',
    '\nExamples:\n',
  ])
    expect(stdout).toContain(text)
})
