import { once } from 'node:events'
import { createServer } from 'node:http'
import { startKnownTwin } from '../support/cli/known-calls'
import { runAll, runCli, runShell, startCli, type Ended } from '../support/cli/run'
import { closed, listen } from '../support/server'

let twin: Awaited<ReturnType<typeof startKnownTwin>>
beforeAll(async () => {
  twin = await startKnownTwin()
})
afterAll(() => twin.close())

test('a reader that closes the pipe ends the program quietly', async () => {
  const [first, status] = (await runAll([
    () => runShell(`disconnects list --all ${twin.table.join(' ')} | head -1`),
    () => runShell(`disconnects list --all ${twin.local.join(' ')} | true; echo "\${PIPESTATUS[0]}"`),
  ])) as [Ended, Ended]
  expect([first.code, first.stdout.split('\n').length, first.stderr]).toStrictEqual([0, 2, ''])
  expect([status.stdout, status.stderr]).toStrictEqual(['0\n', ''])
}, 10_000)

test('Ctrl-C ends the program quietly, with exit code 130', async () => {
  const server = createServer()
  const asked = once(server, 'request')
  const child = startCli(['list', '--local', await listen(server)])
  let output = ''
  child.stdout?.on('data', chunk => (output += String(chunk)))
  child.stderr?.on('data', chunk => (output += String(chunk)))
  await asked
  child.kill('SIGINT')
  expect([await once(child, 'close'), output]).toStrictEqual([[130, null], ''])
  await closed(server)
})

test('credentials are sent to a twin behind a tunnel, and not to this machine', async () => {
  const seen: (string | undefined)[] = []
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization)
    response.writeHead(401).end()
  })
  const url = await listen(server)
  const environment = { CALLBACK_USERNAME: 'me', CALLBACK_PASSWORD: 'my:own' }
  const { code, stderr } = await runCli(['list', '--local', url], environment)
  expect([code, stderr, seen]).toStrictEqual([
    1,
    `The twin at ${url} needs CALLBACK_USERNAME and CALLBACK_PASSWORD in the environment\n`,
    [undefined],
  ])
  await closed(server)
})
