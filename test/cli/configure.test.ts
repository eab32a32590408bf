import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  IDS,
  KEY,
  WANTED,
  expectNothingHidden,
  startConfiguration,
  useConfiguration,
} from '../support/bandwidth/configure'
import { runAsked } from '../support/cli/asked-here'
import { runInEnvironment } from '../support/cli/in-process'

const { bandwidth, environment, folder, toStack, statusOf, savedFiles, patches, expectUntouched } =
  useConfiguration()

test('changes the status URL and the method, and nothing else, and saves the former state', async () => {
  const before = { ...bandwidth().stored.get(IDS.former) }
  const ended = await toStack(IDS.former, '--yes')
  expect([ended.code, ended.stderr]).toStrictEqual([0, ''])
  expectNothingHidden(ended)
  expect(ended.stdout).toContain('changed, and read back')
  expect(bandwidth().stored.get(IDS.former)).toStrictEqual({
    ...before,
    CallStatusCallbackUrl: WANTED,
    CallStatusMethod: 'POST',
  })
  expect(patches()).toStrictEqual([
    `<?xml version="1.0" encoding="UTF-8"?>\n<Application><CallStatusCallbackUrl>${WANTED}</CallStatusCallbackUrl><CallStatusMethod>POST</CallStatusMethod></Application>\n`,
  ])
  const [file = '', ...others] = savedFiles()
  expect(others).toStrictEqual([])
  expect(file).toMatch(new RegExp(`^disconnects-${IDS.former}-\\d{4}-.*Z\\.json$`))
  expect(statSync(join(folder(), file)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(join(folder(), file), 'utf8'))).toMatchObject({ elements: before })
})

test('never touches the credentials of an application, nor asks for its method if that is POST by default', async () => {
  expect((await toStack(IDS.unset, '--yes')).code).toBe(0)
  expect(patches().join()).not.toMatch(/CallbackCreds|Method/)
  expect(bandwidth().stored.get(IDS.unset)).toMatchObject({
    CallStatusCallbackUrl: WANTED,
    CallbackCreds: { UserId: 'acme', Password: 'hidden-password' },
  })
  expect(readFileSync(join(folder(), savedFiles()[0] ?? ''), 'utf8')).not.toContain('hidden-password')
})

test('run again, says that all is configured, and changes nothing', async () => {
  await toStack(IDS.unset, '--yes')
  bandwidth().forget()
  const again = await toStack(IDS.unset)
  expect(again).toMatchObject({ code: 0, stderr: '' })
  expect(again.stdout).toMatch(/^Returns line \(.*\) is configured already: .* Nothing was changed\n/)
  expect(patches()).toStrictEqual([])
  expect(savedFiles()).toHaveLength(1)
})

test('shows the difference and changes nothing with --dry-run', async () => {
  const ended = await toStack(IDS.former, '--dry-run')
  expect(ended).toMatchSnapshot()
  expectNothingHidden(ended)
  expectUntouched()
})

test.each([
  ['yes\n', 0, WANTED],
  ['Y\n', 0, WANTED],
  ['no\n', 1, undefined],
  ['\n', 1, undefined],
  ['', 1, undefined],
])('asks on a terminal: %j', async (answer, code, url) => {
  const args = ['configure', '--application', IDS.unset, '--stack', 'Disconnects']
  const ended = await runAsked(args, environment(), answer)
  expect(ended.code).toBe(code)
  expect(ended.stderr).toContain('Change this at Bandwidth? (yes or no)')
  expect(statusOf(IDS.unset).url).toBe(url)
  if (code === 0) return
  expect(ended.stderr).toMatch(/Nothing was changed\n$/)
  expectUntouched()
})

test.each([
  [
    IDS.own,
    /Sales dialer .* to https:\/\/acme\.example\.com\/status\?token=\*\*\*\. That handler .* --replace .*\(forwarding to it is planned\)/,
  ],
  [
    IDS.other,
    /Checkout IVR .* to https:\/\/zzz999\.execute-api\.us-east-1\.amazonaws\.com\/callbacks\/disconnect\/\*\*\*, another stack of this project.* --replace/,
  ],
])('replaces what gets the callbacks now only with --replace', async (id, message) => {
  const refused = await toStack(id, '--yes')
  expect([refused.code, refused.stderr]).toStrictEqual([1, expect.stringMatching(message)])
  expectNothingHidden(refused)
  expectUntouched()
  expect(await toStack(id, '--yes', '--replace')).toMatchObject({ code: 0 })
  expect(statusOf(id).url).toBe(WANTED)
})

test('accepts the URL of a proxy, and refuses one with a key', async () => {
  const proxy = 'https://calls.example.com/callbacks/disconnect'
  expect(await toStack(IDS.unset, '--yes', '--url', proxy)).toMatchObject({ code: 0 })
  expect(statusOf(IDS.unset).url).toBe(`${proxy}/${KEY}`)
  const withKey = await toStack(IDS.unset, '--yes', '--url', `${proxy}/${KEY}`)
  expect([withKey.code, withKey.stderr]).toStrictEqual([
    2,
    '--url: expected the callback URL without the key\n',
  ])
})

test('refuses a key that a gateway may change', async () => {
  const odd = await startConfiguration('hidden key/with odd characters')
  const args = ['configure', '--application', IDS.unset, '--stack', 'Disconnects', '--yes']
  const ended = await runInEnvironment(args, odd.environment)
  expect(ended).toMatchObject({ code: 1, stdout: '' })
  expect(ended.stderr).toMatch(/^The password in the stack's secret cannot be a key in a URL.*: rotate/)
  expectNothingHidden(ended)
  expect(odd.bandwidth.patches()).toStrictEqual([])
  await odd.close()
})

test('changes nothing if the application was changed while it asked', async () => {
  const args = ['configure', '--application', IDS.unset, '--stack', 'Disconnects']
  const meanwhile = (): string => {
    const now = bandwidth().stored.get(IDS.unset) ?? {}
    bandwidth().stored.set(IDS.unset, { ...now, CallStatusCallbackUrl: 'https://acme.example.com/new' })
    return 'yes\n'
  }
  const ended = await runAsked(args, environment(), meanwhile)
  expect(ended.code).toBe(1)
  expect(ended.stderr).toMatch(/was changed at Bandwidth while this was asked\. Nothing was changed here/)
  expectUntouched()
})

test('the code of an error of Bandwidth is named, and not its text', async () => {
  bandwidth().stored.set('odd', { ApplicationId: 'odd', ServiceType: 'Voice-V2', AppName: 'Odd' })
  bandwidth().settings.mayPatch = false
  const ended = await toStack('odd', '--yes')
  expect(ended.stderr).toContain('answered 403 (error 12003)')
  expect(ended.stderr).not.toContain('the role does not allow it')
})
