import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:net'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { runCheck } from '../../../cli/commands/run-check'
import { TABLE_NAME } from '../../../local/database/embedded-database'
import { TWIN_CREDENTIALS } from '../../../lambda/deployment/twin'
import { startTestTwin } from '../../support/twin/twin'
import { withProxiedCheck } from '../../support/check/proxied-check'
import { runHere, terminalHere } from '../../support/cli/in-process'

const { running, through } = withProxiedCheck()

/** A free port, on which nobody listens. */
const deadPort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { readonly port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}

const DEPENDENT = 'slash at the end, POST, GET, duplicate, body of 250 KB and nonsense'

test('if the key and Basic are refused, one failure says so, and the checks that depend on them are one line', async () => {
  const wrong = { CALLBACK_PASSWORD: 'none-of-the-twin' }
  const { report, lines, names } = await through({}, {}, wrong)
  expect(names).toStrictEqual(['credentials'])
  expect(lines['credentials']).toBe(
    'failure: the URL with the key and Basic: both are answered 401 | is CALLBACK_PASSWORD that of the twin? Does --url lead to the twin?',
  )
  expect(lines['not checked']).toBe(
    `warning: ${DEPENDENT}: neither the key nor Basic is accepted | see the failures above, and run this again`,
  )
  expect(report.checks.map(({ name }) => name)).toStrictEqual([
    'newest record',
    'challenge',
    'credentials',
    'no credentials',
    'wrong key',
    'wrong password',
    'not checked',
    'clean-up',
  ])
}, 60_000)

test('if nothing answers, two requests are sent, and the other checks are one line', async () => {
  const url = `http://127.0.0.1:${await deadPort()}/callbacks/disconnect`
  const { names, lines } = await through({}, { url })
  expect(names).toStrictEqual(['challenge'])
  expect(lines['not checked']).toMatch(
    /^warning: key in the URL, Basic, no credentials, .*: two requests in a row have had no answer \| /,
  )
  expect(lines['clean-up']).toMatch(/^ok: /)
}, 60_000)

test('a key that API Gateway may not pass on is blamed only if Basic works', async () => {
  const credentials = { ...TWIN_CREDENTIALS, password: 'a/b?c' }
  const twin = await startTestTwin({ credentials })
  const environment = { CALLBACK_PASSWORD: credentials.password }
  const refuses = (pattern: RegExp) => ({
    instead: ({ url = '' }: IncomingMessage) => (pattern.test(url) ? 401 : undefined),
  })
  const keyed = await through(refuses(/disconnect\/./), { local: twin.url, to: twin.url }, environment)
  expect(keyed.lines['key in the URL']).toMatch(
    /API Gateway may not pass such a key on unchanged: rotate to a password/,
  )
  const all = await through(refuses(/./), { local: twin.url, to: twin.url }, environment)
  expect(JSON.stringify(all.lines)).not.toContain('API Gateway may not pass')
  await twin.close()
}, 60_000)

test('a blank password, and a URL with a path after the callback path, are refused', async () => {
  const args = ['check', '--local', running.twin.url]
  const blank = await runHere(args, { CALLBACK_PASSWORD: '  ' })
  expect([blank.code, blank.stdout]).toStrictEqual([1, ''])
  expect(blank.stderr).toMatch(/^The password of the local twin is blank: set one /)
  const url = `${running.twin.url}/callbacks/disconnect`
  const withUrl = await runHere([...args, '--url', url], { CALLBACK_PASSWORD: ' ' })
  expect(withUrl.stderr).toBe(blank.stderr)
  for (const path of ['/another-key', '//x', '/..%2Fx'])
    expect(await runHere([...args, '--url', `${url}${path}`])).toStrictEqual({
      code: 2,
      stdout: '',
      stderr: '--url: expected the callback URL without the key\n',
    })
  expect((await runHere([...args, '--url', `${url}/`])).code).toBe(0)
}, 60_000)

test('records are deleted even if the output is closed', async () => {
  const { terminal } = terminalHere()
  let writes = 0
  const stdout = {
    ...terminal.stdout,
    write: () => {
      writes++
      if (writes > 4) throw new Error('EPIPE')
      return true
    },
  } as unknown as typeof terminal.stdout
  const ended = runCheck(
    { local: running.twin.url, challenge: true, quarantine: true },
    { ...terminal, stdout },
    300,
  )
  await expect(ended).rejects.toThrow('EPIPE')
  const { Count } = await running.twin.database.client.send(new ScanCommand({ TableName: TABLE_NAME }))
  expect(Count).toBe(0)
}, 60_000)
