import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { basic, clientOf } from '../support/twin/twin'
import { killLeftovers, runMain, runSources, startMain, type TwinProcess } from '../support/twin/twin-process'
import { aCallbackOfNewCall } from '../support/callbacks/builders'

const folder = mkdtempSync(join(tmpdir(), 'twin-'))
afterAll(() => {
  killLeftovers()
  rmSync(folder, { recursive: true })
})

const DEFAULT = basic({ username: 'bandwidth', password: 'local-only' })

describe('npm start', () => {
  let twin: TwinProcess
  beforeAll(async () => {
    twin = await startMain(['--port', '0', '--memory'])
  })
  afterAll(() => twin.stop('SIGTERM'))

  test('prints a curl command that stores a record, and one that reads it back', async () => {
    const [, body, url] = /curl -i -H \S+ \S+ \\\s+-d '([^']+)' \\\s+(\S+)/.exec(twin.output()) ?? []
    const response = await fetch(String(url), { method: 'POST', body: String(body) })
    expect(response.status).toBe(204)
    const [, readBack] = /Read the record back:\s+curl (\S+)/.exec(twin.output()) ?? []
    expect((await fetch(String(readBack))).status).toBe(200)
  })

  test('prints a line for each callback, without the numbers, the tag or the body', async () => {
    const client = clientOf(twin, DEFAULT)
    const body = aCallbackOfNewCall({ tag: 'secret-tag', from: '+15555550142', to: 'sip:alice@example.com' })
    await client.post(body)
    await client.post({ callId: 'c-odd', startTime: '+15555550142' })
    const printed = twin.output()
    expect(printed).toContain(`disconnect hangup +1…42 → … talk 85.0 s  ${String(body['callId'])}`)
    expect(printed).toMatch(/400 quarantined startTime: expected an ISO 8601 time/)
    expect(printed).not.toMatch(/5555550142|secret-tag|alice/)
  })
})

describe('invalid options end with one clear line and exit code 1', () => {
  const expectRefused = async (args: readonly string[], message: RegExp) => {
    const { code, stdout, stderr } = await runMain(args)
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toStrictEqual([expect.stringMatching(message)])
    expect(stdout).toBe('')
  }

  test('a taken port', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    await expectRefused(['--memory', '--port', String(port)], new RegExp(`^Port ${port} is taken`))
    other.close()
  })

  test('a folder that cannot be created', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expectRefused(
      ['--port', '0', '--data', join(folder, 'file', 'records')],
      /^The data folder .* cannot be created or written/,
    )
  })

  test.each([
    [['--port'], /^Option '--port.*' argument missing/],
    [['--data'], /^Option '--data.*' argument missing/],
    [['--port', '--memory'], /^Option '--port' argument is ambiguous/],
    [['--port', 'many'], /^--port: expected a whole number/],
    [['--port', '65536'], /^--port: expected a whole number/],
    [['--prot', '1'], /^Unknown option '--prot'/],
    [['--memory', '--data', 'x'], /^--memory and --data cannot be combined$/],
    [['start'], /^Unexpected argument 'start'/],
  ])('%j', async (args, message) => {
    await expectRefused(args, message)
  })
})

test('--help lists the options', async () => {
  const { code, stdout } = await runSources(['--help'])
  expect(code).toBe(0)
  for (const word of ['--port', '--data', '--memory', 'CALLBACK_PASSWORD', 'key', 'Basic authentication'])
    expect(stdout).toContain(word)
  expect(stdout.split('\n').filter(line => line.length > 80)).toStrictEqual([])
})

test('credentials from the environment are used and not printed; blank ones authorize nobody', async () => {
  const chosen = { CALLBACK_USERNAME: 'me', CALLBACK_PASSWORD: 'my:own' }
  const twin = await startMain(['--port', '0', '--memory'], chosen)
  const post = (credentials: string) => clientOf(twin, credentials).post(aCallbackOfNewCall())
  expect((await post(basic({ username: 'me', password: 'my:own' }))).status).toBe(204)
  expect((await post(DEFAULT)).status).toBe(401)
  expect(twin.output()).not.toContain('my:own')
  await twin.stop('SIGTERM')

  const blank = await startMain(['--port', '0', '--memory'], { CALLBACK_USERNAME: '', CALLBACK_PASSWORD: '' })
  expect(
    (await clientOf(blank, basic({ username: '', password: '' })).post(aCallbackOfNewCall())).status,
  ).toBe(401)
  await blank.stop('SIGTERM')
})
