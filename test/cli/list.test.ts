import { marshall } from '@aws-sdk/util-dynamodb'
import { toItem } from '../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { TABLE_NAME } from '../../local/database/embedded-database'
import { loadItems } from '../support/aws/load-items'
import { aCallbackOfNewCall, aRecord } from '../support/callbacks/builders'
import { runAll, runCli, type Ended } from '../support/cli/run'
import { runHere } from '../support/cli/in-process'
import { RANGE, startKnownTwin } from '../support/cli/known-calls'
import { clientOf } from '../support/twin/twin'

let twin: Awaited<ReturnType<typeof startKnownTwin>>
beforeAll(async () => {
  twin = await startKnownTwin()
})
afterAll(() => twin.close())

const calls = ({ stdout }: Ended): readonly string[] =>
  stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => (JSON.parse(line) as { callId: string }).callId)

const QUESTIONS: readonly (readonly [flags: string, calls: string])[] = [
  ['', 'c-5 c-4 c-3 c-2 c-1 c-0'],
  ['--order oldest', 'c-0 c-1 c-2 c-3 c-4 c-5'],
  ['--call-id c-3', 'c-3'],
  ['--number +447700900123', 'c-1'],
  ['--from sip:alice@example.com', 'c-3'],
  ['--to +447700900123', 'c-1'],
  ['--cause !hangup --cause !busy', 'c-5 c-3 c-2'],
  ['--not-cause hangup --not-cause busy', 'c-5 c-3 c-2'],
  ['--not-cause hangup,busy', 'c-5 c-3 c-2'],
  ['--failed', 'c-5 c-3'],
  ['--cause busy,timeout', 'c-2 c-1'],
  ['--cause busy --cause timeout', 'c-2 c-1'],
  ['--cause-class callee,limit', 'c-5 c-2 c-1'],
  ['--application-id app-4', 'c-4'],
  ['--account-id account-4', 'c-4'],
  ['--tag customer-1', 'c-0'],
  ['--direction inbound', 'c-2'],
  ['--answered', 'c-5 c-4 c-3 c-0'],
  ['--answered false', 'c-2 c-1'],
  ['--min-talk-ms 1 --max-talk-ms 240000', 'c-4 c-3'],
  ['--min-talk-ms 1ms --max-talk-ms 4m', 'c-4 c-3'],
  ['--event-type answer', 'c-0'],
  ['--event-type any --call-id c-0', 'c-0 c-0'],
  ['--all --cause hangup', 'c-4 c-0'],
]

test.each(['table', 'local'] as const)(
  'every flag narrows the answer, with --%s',
  async name => {
    const answers: (readonly string[])[] = []
    for (const [flags] of QUESTIONS) {
      const args = flags.split(' ').filter(word => word !== '')
      const answer = await runHere(['list', ...RANGE, ...args, ...twin[name]])
      answers.push([flags, calls(answer).join(' '), answer.stderr])
    }
    expect(answers).toStrictEqual(QUESTIONS.map(([flags, ids]) => [flags, ids, '']))
  },
  20_000,
)

test('a relative time counts back from now', async () => {
  const [local, table] = await runAll(
    [twin.local, twin.table].map(target => () => runCli(['list', '--since', '90m', ...target])),
  )
  expect([local, table].map(answer => calls(answer as Ended))).toStrictEqual([['c-now'], ['c-now']])
}, 10_000)

test('--limit prints exactly that many and says if there are more; --cost prints the read units', async () => {
  const answer = async (target: readonly string[], limit: string) => {
    const ended = await runHere(['list', ...RANGE, '--limit', limit, '--cost', ...target])
    return [calls(ended).length, ended.stderr.replace(/units: [\d.]+/, 'units: N')]
  }
  const more = 'more: --until 2026-03-04T10:04:00.000\n'
  const price = 'read units: N\n'
  const unknown = 'read units: not known for the local twin\n'
  expect(await answer(twin.table, '2')).toStrictEqual([2, more + price])
  expect(await answer(twin.table, '6')).toStrictEqual([6, price])
  expect(await answer(twin.local, '2')).toStrictEqual([2, more + unknown])
  expect(await answer(twin.local, '6')).toStrictEqual([6, unknown])
  expect(await answer(twin.local, '7')).toStrictEqual([6, unknown])
})

test.each(['newest', 'oldest'])(
  'what more: says, put behind the command, leads to the end without repeating (%s)',
  async order => {
    const command = ['list', ...RANGE, '--order', order, '--limit', '1', ...twin.local]
    const seen: unknown[] = []
    let more: readonly string[] = []
    do {
      const ended = await runHere([...command, ...more])
      seen.push(...calls(ended))
      more = /^more: (.*)\n$/.exec(ended.stderr)?.[1]?.split(' ') ?? []
    } while (more.length > 0 && seen.length < 20)
    expect(seen).toStrictEqual(calls(await runHere(['list', ...RANGE, '--order', order, ...twin.local])))
  },
)

test('more: repeats what ended in the same millisecond as the rest, so that nothing is left out', async () => {
  const together = ['c-tie-1', 'c-tie-2', 'c-tie-3']
  for (const callId of together)
    await clientOf(twin).post(aCallbackOfNewCall({ callId, tag: 'tie', endTime: '2026-02-01T10:00:00.000Z' }))
  await clientOf(twin).post(aCallbackOfNewCall({ tag: 'tie', endTime: '2026-02-01T10:00:01.000Z' }))
  const { stderr } = await runHere(['list', '--tag', 'tie', '--limit', '3', '--utc', ...twin.local])
  expect(stderr).toBe('more: --until 2026-02-01T10:00:00.001\n')
})

test('more: leads on where more calls ended in one millisecond than fit into the limit', async () => {
  for (let i = 0; i < 4; i++)
    await clientOf(twin).post(aCallbackOfNewCall({ tag: 'one-ms', endTime: '2026-02-01T11:00:00.000Z' }))
  const command = ['list', '--tag', 'one-ms', '--limit', '2', ...twin.local]
  expect(await runHere(command)).toMatchObject({ stderr: 'more: --limit 20\n' })
  expect(await runHere([...command, '--until', '2026-02-01T11:00:00.001Z', '--limit', '20'])).toMatchObject({
    stderr: '',
  })
})

test('a --limit larger than a page, and --all, print every record once', async () => {
  const toManyItem = (callId: string) =>
    marshall(toItem({ shards: DEFAULT_SHARDS })(aRecord({ callId, tag: 'many' })))
  const ids = Array.from({ length: 1_050 }, (_, i) => `c-many-${i}`)
  await loadItems(twin.database.client, TABLE_NAME, ids.map(toManyItem))
  for (const target of [twin.table, twin.local])
    for (const amount of [['--all'], ['--limit', '1050']]) {
      const { stdout, stderr } = await runHere(['list', '--tag', 'many', ...amount, ...target])
      const printed = stdout.trimEnd().split('\n')
      expect([printed.length, new Set(printed).size, stderr]).toStrictEqual([1_050, 1_050, ''])
    }
})

test('a tag that is too long for a request to the twin is asked for at its table', async () => {
  const tag = 'é'.repeat(4_096)
  const local = await runHere(['list', '--tag', tag, ...twin.local])
  expect([local.code, local.stdout]).toStrictEqual([1, ''])
  expect(local.stderr).toMatch(/^These filters are too long .* --table and --endpoint\n$/)
  expect(await runHere(['list', '--tag', tag, ...twin.table])).toMatchObject({ code: 0, stderr: '' })
})
