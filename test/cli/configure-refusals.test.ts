import { IDS, expectNothingHidden, useConfiguration } from '../support/bandwidth/configure'

const { bandwidth, configure, toStack, statusOf, expectUntouched } = useConfiguration()

test.each<[string, readonly string[], NodeJS.ProcessEnv, number, RegExp]>([
  [
    'no terminal',
    ['--application', IDS.unset],
    {},
    2,
    /^There is no terminal to ask on: give --yes, or --dry-run$/,
  ],
  [
    'no such application',
    ['--application', 'nosuch', '--yes'],
    {},
    1,
    /^The account 9900000 at Bandwidth has no application nosuch: disconnects configure --check/,
  ],
  [
    'not a voice application',
    ['--application', IDS.messaging, '--yes'],
    {},
    1,
    /^Texts \(.*\) is no voice application/,
  ],
  [
    'another account',
    ['--application', IDS.unset, '--yes', '--account-id', '1'],
    {},
    1,
    /answered 403.*BW_ACCOUNT_ID.*roles/,
  ],
  [
    'another account to check',
    ['--check'],
    { BW_ACCOUNT_ID: '1' },
    1,
    /the applications of the account.*answered 403/,
  ],
  [
    'a wrong secret',
    ['--check'],
    { BW_CLIENT_SECRET: 'hidden-wrong' },
    1,
    /^Bandwidth does not accept the client id and secret \(it answered 401\): check BW_CLIENT_ID and BW_CLIENT_SECRET$/,
  ],
  [
    'no secret',
    ['--check'],
    { BW_CLIENT_SECRET: '' },
    2,
    /^Bandwidth: set BW_CLIENT_SECRET, or give --client-secret$/,
  ],
  ['no mode', [], {}, 2, /^Give one of --check, --application ID and --restore FILE$/],
  ['two modes', ['--check', '--application', 'x'], {}, 2, /^Give one of/],
  ['--yes with --check', ['--check', '--yes'], {}, 2, /require --application or --restore$/],
  ['--json with --application', ['--application', 'x', '--json'], {}, 2, /^--json requires --check$/],
  [
    'an id that is none',
    ['--application', '../x', '--yes'],
    {},
    2,
    /^--application: expected the id of an application/,
  ],
  ['a file that is none', ['--restore', '/dev/null', '--yes'], {}, 2, /^--restore: expected a file/],
])('%s', async (_, args, environment, code, message) => {
  const ended = await configure([...args, '--stack', 'Disconnects'], environment)
  expect([ended.code, ended.stderr.replace(/\n$/, '')]).toStrictEqual([code, expect.stringMatching(message)])
  expectNothingHidden(ended)
  expectUntouched()
})

test('no stack', async () => {
  const ended = await configure(['--application', IDS.unset, '--yes'])
  expect([ended.code, ended.stderr]).toStrictEqual([2, 'Which stack? Give --stack NAME\n'])
})

test('no permission to change', async () => {
  bandwidth().settings.mayPatch = false
  const ended = await toStack(IDS.unset, '--yes')
  expect(ended.code).toBe(1)
  expect(ended.stderr).toMatch(/a change of the application.*answered 403.*The application is as before\n$/)
  expect(statusOf(IDS.unset).url).toBeUndefined()
})
