import { createHash } from 'node:crypto'
import type { Twin } from '../../local/twin'
import { parsed } from '../support/ndjson'
import { clientOf, startTestTwin } from '../support/twin/twin'
import { newCallId } from '../support/callbacks/builders'
import { runHere } from '../support/cli/in-process'
import { hasPseudoTerminal, runOnTerminal } from '../support/cli/run'

let twin: Twin
let local: readonly string[]
beforeAll(async () => {
  twin = await startTestTwin()
  local = ['--local', twin.url]
})
afterAll(() => twin.close())

/** A body of 5 MB. The stored beginning could be decoded if it were the whole. */
const largeBody = (): string => JSON.stringify({ callId: newCallId() }).padEnd(5_242_880)

const sha256 = (body: string): string => createHash('sha256').update(body).digest('hex')

const refused = async (body: string): Promise<string> => {
  const response = await clientOf(twin).post(body)
  return ((await response.json()) as { quarantineId: string }).quarantineId
}

test('every command shows how much of a large body is stored, and no replay stores it', async () => {
  const body = largeBody()
  const id = await refused(body)
  const only = ['--since', '1h', '--limit', '1', ...local]
  const known = {
    quarantineId: id,
    violations: [
      { path: '', expected: 'a body of at most 262144 bytes; only its first 262144 bytes are kept' },
    ],
    bodyBytes: 262_144,
    complete: false,
    wholeBodyBytes: 5_242_880,
    wholeBodySha256: sha256(body),
  }
  const whole = { ...known, body: body.slice(0, 262_144) }
  expect(parsed((await runHere(['quarantine', 'list', ...only])).stdout)).toMatchObject([known])
  const shown = await runHere(['quarantine', 'show', id, ...local])
  expect(parsed(shown.stdout)).toMatchObject([whole])
  const exported = parsed((await runHere(['quarantine', 'export', '--since', '1h', ...local])).stdout)
  expect(exported.filter(({ quarantineId }) => quarantineId === id)).toMatchObject([whole])
  const [names = '', row = ''] = (await runHere(['quarantine', 'list', '--csv', ...only])).stdout.split(
    '\r\n',
  )
  const cells = row.split(',')
  const csv = Object.fromEntries(names.split(',').map((name, i) => [name, cells[i]]))
  expect(csv).toMatchObject({
    bodyBytes: '262144',
    complete: 'false',
    wholeBodyBytes: '5242880',
    wholeBodySha256: known.wholeBodySha256,
  })
  expect(await runHere(['quarantine', 'show', id, '--body', ...local])).toStrictEqual({
    code: 0,
    stdout: whole.body,
    stderr: 'The body is truncated: only its first 262144 of 5242880 bytes are kept\n',
  })

  const replayed = await runHere(['quarantine', 'replay', id, ...local])
  expect(replayed).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^stored +0\n[^]*^not understood +1$/m) as unknown,
    stderr: expect.stringContaining('only its first 262144 bytes are kept') as unknown,
  })
  expect(parsed((await runHere(['quarantine', 'list', ...only])).stdout)).toMatchObject([known])
})

const describeTerminal = hasPseudoTerminal ? describe : describe.skip

describeTerminal('on a terminal', () => {
  test('a large body is marked as truncated, with its true length and its SHA-256', async () => {
    const body = largeBody()
    const id = await refused(body)
    const shown = await runOnTerminal(80, ['quarantine', 'show', id, ...local], { NO_COLOR: '1' })
    expect(shown.stdout).toContain(
      'body      5.0 MB, truncated: only its first 262144 of 5242880 bytes are kept',
    )
    expect(shown.stdout).toContain(`whole     5242880 bytes, SHA-256 ${sha256(body)}`)
    const list = ['quarantine', 'list', '--limit', '1', ...local]
    const narrow = await runOnTerminal(80, list, { NO_COLOR: '1' })
    expect(narrow.stdout).toMatch(/\d {2}\d{8}T\S+ {2}\(truncated\) a body of/)
    const wide = await runOnTerminal(300, list, { NO_COLOR: '1' })
    expect(wide.stdout).toMatch(/5\.0 MB +\(truncated\) a body of/)
    expect(wide.stdout).toContain(`bytes are kept (whole body: 5242880 bytes, SHA-256 ${sha256(body)})`)
  })
})
