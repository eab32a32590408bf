import { createServer } from 'node:http'
import type { Twin } from '../../local/twin'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { runCli } from '../support/cli/run'
import { startedConsole, startStack } from '../support/console/started-console'
import { listen } from '../support/server'
import { clientOf, startTestTwin } from '../support/twin/twin'

let twin: Twin
beforeAll(async () => {
  twin = await startTestTwin()
})
afterAll(() => twin.close())

test('the page of a stack is on this machine only, and its calls need the token', async () => {
  const stack = await startStack(twin)
  const callback = aCallbackOfNewCall()
  await clientOf(twin).post(callback)
  const { url, token, get, end } = await startedConsole(stack.environment, '--port', '0')
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const path = `/disconnects/${encodeURIComponent(String(callback['callId']))}`
  expect((await fetch(`${url}${path}`)).status).toBe(401)
  expect(await (await get(path)).json()).toMatchObject({ items: [{ callId: callback['callId'] }] })
  expect(await (await get('/console/place')).json()).toMatchObject({
    kind: 'stack',
    name: 'S',
    region: 'eu-west-1',
    flags: ['--stack', 'S'],
    apiUrl: 'https://abc.execute-api.eu-west-1.amazonaws.com',
    signedFor: 'eu-west-1',
    quarantineDays: 30,
  })
  const startedAt = performance.now()
  expect(await end('SIGINT')).toMatchObject({ code: 0, stderr: 'Ctrl-C ends it\n' })
  expect(performance.now() - startedAt).toBeLessThan(3_000)
  await stack.close()
})

test('if the table cannot be read, it says so before it listens', async () => {
  const stack = await startStack(twin)
  const { code, stdout, stderr } = await runCli(['console', '--stack', 'S'], {
    ...stack.environment,
    AWS_ENDPOINT_URL_DYNAMODB: stack.environment.AWS_ENDPOINT_URL,
  })
  expect([code, stdout, stderr]).toStrictEqual([
    1,
    '',
    expect.stringMatching(/^These AWS credentials may not read stack S in eu-west-1: allow dynamodb:Query /),
  ])
  await stack.close()
})

test('a port that is taken is refused if it was asked for, and another is found if not', async () => {
  const stack = await startStack(twin)
  const other = createServer()
  const port = new URL(await listen(other)).port
  const { code, stdout, stderr } = await runCli(
    ['console', '--stack', 'S', '--port', port],
    stack.environment,
  )
  expect([code, stdout]).toStrictEqual([1, ''])
  expect(stderr).toBe(`Port ${port} cannot be used (EADDRINUSE): choose another by --port\n`)
  const [one, two] = [await startedConsole(stack.environment), await startedConsole(stack.environment)]
  expect(one.url).not.toBe(two.url)
  for (const { end } of [one, two]) expect((await end('SIGINT')).code).toBe(0)
  other.close()
  await stack.close()
})

test('the twin has its own page: the command prints its address, with the token', async () => {
  expect(await runCli(['console', '--local', twin.url])).toStrictEqual({
    code: 0,
    stdout: `${twin.consoleUrl}\n`,
    stderr: '',
  })
  expect(await runCli(['console', '--local', twin.url, '--port', '9000'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--port requires --stack') as string,
  })
})

test.each([
  ['--port', 'x'],
  ['--port', '65536'],
  ['--port', '-1'],
])('%s %s is refused', async (...flags) => {
  const { code, stderr } = await runCli(['console', '--stack', 'S', ...flags])
  expect([code, stderr.split('\n')[0]]).toStrictEqual([2, '--port: expected a whole number from 0 to 65535'])
})
