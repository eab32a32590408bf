import { createServer } from 'node:http'
import { TWIN_CREDENTIALS } from '../../lambda/deployment/twin'
import { renamesChallenge, startFaultyProxy } from '../support/check/faulty-proxy'
import { CREDENTIALS, startTestTwin } from '../support/twin/twin'
import { runHere } from '../support/cli/in-process'
import { runAll, runCli, type Ended } from '../support/cli/run'
import { closed, listen } from '../support/server'

const QUICK = ['simulate', '--rate', '500', '--count', '20', '--resets', '0', '--duplicates', '0']

/** Accepts requests to the path with the one key that it knows. */
const startReceiver = async (path: string) => {
  const queries: (string | null)[] = []
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://receiver')
    queries.push(searchParams.get('a'))
    const isRight = pathname === path && request.headers.authorization === undefined
    request.resume().on('end', () => response.writeHead(isRight ? 204 : 401).end())
  })
  return { url: `${await listen(server)}/callbacks/disconnect?a=1`, queries, close: () => closed(server) }
}

test('--url needs the password only, which becomes the key in the URL, percent-encoded and without white space at its ends; the query string stays', async () => {
  const receiver = await startReceiver('/callbacks/disconnect/p%C3%A4ss%3Aw%C3%B6rd')
  const args = [...QUICK, '--key', '--get', '0', '--url', receiver.url]
  const [text, json] = (await runAll([
    () => runCli(args, { CALLBACK_PASSWORD: CREDENTIALS.password }),
    () => runCli([...args, '--json'], { CALLBACK_PASSWORD: ` ${CREDENTIALS.password}\n` }),
  ])) as [Ended, Ended]
  expect([text.code, text.stderr]).toStrictEqual([0, ''])
  expect(text.stdout).toMatch(/\ncredentials {3}the key in the URL\nanswers {7}204: 20\n/)
  expect(JSON.parse(json.stdout)).toMatchObject({ report: { credentials: 'key', acknowledged: 20 } })
  expect(new Set(receiver.queries)).toStrictEqual(new Set(['1']))
  await receiver.close()
}, 60_000)

test('the local twin accepts the key by POST and GET, without credentials from the user', async () => {
  const twin = await startTestTwin({ credentials: TWIN_CREDENTIALS })
  const args = ['simulate', '--rate', '500', '--count', '60', '--get', '30', '--oddities', '50', '--verify']
  const { code, stdout, stderr } = await runHere([...args, '--key', '--local', twin.url])
  expect([code, stderr]).toStrictEqual([0, ''])
  expect(stdout).toMatch(
    /^calls {9}60, acknowledged 60\ndeliveries .* 0 challenged, .*\ncredentials {3}the key/,
  )
  expect(stdout).toMatch(/\nverified {6}60: lost 0, doubled 0, altered 0\n/)
  await twin.close()
}, 60_000)

test('a wrong key is reported, and never printed', async () => {
  const receiver = await startReceiver('/callbacks/disconnect/right')
  const { code, stdout, stderr } = await runCli([...QUICK, '--key', '--url', receiver.url], {
    CALLBACK_PASSWORD: 'a-wrong-key',
  })
  expect(code).toBe(1)
  expect(stderr).toMatch(
    /^20 calls were not acknowledged\n20 answers were 401: is the key right\? It is the password \(CALLBACK_PASSWORD,.*\n$/,
  )
  expect(`${stdout}${stderr}`).not.toContain('a-wrong-key')
  await receiver.close()
}, 60_000)

test('a renamed challenge is reported as such, and not as wrong credentials, with the advice to use the key', async () => {
  const twin = await startTestTwin()
  const proxy = await startFaultyProxy(twin.url, renamesChallenge)
  const args = [...QUICK, '--challenge-first', '100', '--url', `${proxy.url}/callbacks/disconnect`]
  const environment = { CALLBACK_USERNAME: CREDENTIALS.username, CALLBACK_PASSWORD: CREDENTIALS.password }
  const { code, stdout, stderr } = await runCli(args, environment)
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /\nrenamed {7}20 challenges, with x-amzn-remapped-www-authenticate for WWW-Authenticate\n/,
  )
  expect(stderr).toMatch(
    /^20 calls were not acknowledged\n20 challenges came with WWW-Authenticate under another name, .*--key.*\n$/,
  )
  await proxy.close()
  await twin.close()
}, 60_000)

test.each([
  [
    '--key --url http://127.0.0.1:1',
    /^Which key\? Give the password in CALLBACK_PASSWORD, in the environment\n$/,
  ],
  ['--key --url http://127.0.0.1:1 --username u', /^--key and --username cannot be combined: .*\n$/],
  ['--key --challenge-first 5', /^--key and --challenge-first cannot be combined: .*\n$/],
])('%s: missing flags, or flags that cannot be combined, end with exit code 2', async (args, message) => {
  const { code, stdout, stderr } = await runHere(['simulate', ...args.split(' ')])
  expect([code, stdout]).toStrictEqual([2, ''])
  expect(stderr).toMatch(message)
})
