import type { CallState } from '../support/bandwidth/call-state'
import { lines, withImports } from '../support/cli/imports'
import { runHere } from '../support/cli/in-process'
import { callbackOf, endedCall, HOUR } from '../support/reconciliation/ended-calls'
import { useReconciling } from '../support/reconciliation/reconciling'
import { clientOf } from '../support/twin/twin'

const { running, fileOf, importing } = withImports()
const { calls, reconciling, stored } = useReconciling()

/** Calls of every shape: answered or not, failed, queued, with other causes. */
const rows = (count = 8): readonly CallState[] =>
  Array.from({ length: count }, (_, n) =>
    endedCall(first++, HOUR, n === 1 ? { enqueuedTime: new Date(Date.now() - 3 * HOUR).toISOString() } : {}),
  )
let first = 1

const csvOf = (some: readonly CallState[]): string => {
  const names = Object.keys(some[0] ?? {})
  const cell = (value: unknown): string =>
    value === null
      ? ''
      : `"${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('"', '""')}"`
  const line = (row: CallState): string => Object.values(row).map(cell).join(',')
  return `${names.join(',')}\n${some.map(line).join('\n')}\n`
}

const imported = (callId: string) => clientOf(running.twin).items(callId)

const withoutArrival = (items: readonly Readonly<Record<string, unknown>>[]) =>
  items.map(({ receivedAt, ...rest }) => ({ ...rest, hasArrived: typeof receivedAt === 'string' }))

test.each([
  ['a list, as the API answers it', JSON.stringify, 'json'],
  ['a list over many lines', (some: readonly CallState[]) => JSON.stringify(some, null, 2), 'json'],
  [
    'several answers, one after another',
    (some: readonly CallState[]) => some.map(row => JSON.stringify([row])).join('\n'),
    'json',
  ],
  ['a row on each line', lines, 'ndjson'],
] as const)('%s is stored as reconcile stores it', async (_, write, extension) => {
  const some = rows()
  calls.push(...some)
  expect((await reconciling()).summary).toMatchObject({ stored: some.length })
  const file = fileOf(write(some), extension)
  expect(await importing(file)).toMatchObject({
    code: 0,
    summary: { stored: some.length, duplicate: 0, conflict: 0, rejected: 0 },
  })
  for (const row of some) {
    const items = await imported(row.callId)
    expect(items).toMatchObject([{ source: 'reconciled' }])
    expect(withoutArrival(items)).toStrictEqual(withoutArrival(await stored(row)))
  }
})

test('CSV with the names that Bandwidth gives is stored in the same way, but for values that are no text', async () => {
  const some = rows()
  calls.push(...some)
  await reconciling()
  const file = fileOf(csvOf(some), 'csv')
  expect(await importing(file)).toMatchObject({ code: 0, summary: { stored: some.length, rejected: 0 } })
  for (const row of some) {
    const withoutExtra = (items: Awaited<ReturnType<typeof imported>>) =>
      withoutArrival(items).map(item => ({ ...item, extra: undefined }))
    const items = await imported(row.callId)
    expect(withoutExtra(items)).toStrictEqual(withoutExtra(await stored(row)))
    expect(items[0]?.['extra']).toMatchObject({ state: 'disconnected', lastUpdate: row.lastUpdate })
  }
})

test('calls that send no disconnect callback, or do not say when they ended, are rejected, each with its reason, and the others are stored', async () => {
  const [noEnd, bLeg, open, good] = [
    endedCall(100, HOUR, { endTime: null }),
    endedCall(101, HOUR, { parentCallId: 'c-parent' }),
    endedCall(102, HOUR, { state: 'answered', endTime: null, disconnectCause: null }),
    endedCall(103, HOUR),
  ]
  const file = fileOf(JSON.stringify([noEnd, bLeg, open, good]), 'json')
  const { code, summary } = await importing(file)
  expect(code).toBe(3)
  expect(summary).toMatchObject({
    stored: 1,
    rejected: 3,
    reasons: {
      'endTime: the time at which the call ended': 1,
      'state: disconnected, since the call must have ended': 1,
      'parentCallId: none, since the B-leg of a transfer sends no disconnect callback': 1,
    },
  })
  expect(await imported(good.callId)).toHaveLength(1)
  for (const { callId } of [noEnd, bLeg, open]) expect(await imported(callId)).toStrictEqual([])
})

test('a callback that comes later replaces an imported row, with its tag, and without a conflict', async () => {
  const row = endedCall(110, HOUR)
  await importing(fileOf(JSON.stringify([row]), 'json'))
  expect((await clientOf(running.twin).post(callbackOf(row, { cause: 'busy' }))).status).toBe(204)
  const items = await imported(row.callId)
  expect(items).toMatchObject([{ source: 'callback', tag: 'campaign-7', cause: 'busy' }])
  expect(items[0]).not.toHaveProperty('conflict')
})

test('callbacks of a log that is imported later complete the rows, which the summary says', async () => {
  const [same, other, unknown] = [endedCall(120, HOUR), endedCall(121, HOUR), endedCall(122, HOUR)]
  await importing(fileOf(JSON.stringify([same, other]), 'json'))
  const log = fileOf(lines([callbackOf(same), callbackOf(other, { cause: 'busy' }), callbackOf(unknown)]))
  expect(await importing(log)).toMatchObject({
    code: 0,
    summary: { stored: 1, duplicate: 0, completed: 2, conflict: 0, rejected: 0 },
  })
  expect(await imported(same.callId)).toMatchObject([{ source: 'import', tag: 'campaign-7' }])
  const again = await runHere(['import', log, '--local', running.twin.url])
  expect(again.stdout).toMatch(/^stored +0\nduplicate +3\ncompleted +0\n/)
})

test('a row of a call whose callback is stored changes nothing, and a list that is imported again neither', async () => {
  const row = endedCall(130, HOUR)
  await clientOf(running.twin).post(callbackOf(row))
  const before = await imported(row.callId)
  const file = fileOf(JSON.stringify([{ ...row, disconnectCause: 'error' }]), 'json')
  for (let time = 0; time < 2; time++)
    expect(await importing(file)).toMatchObject({
      code: 0,
      summary: { stored: 0, duplicate: 1, conflict: 0 },
    })
  expect(await imported(row.callId)).toStrictEqual(before)
})

test('a saved list whose names are in snake_case, as the SDKs write them, is stored, too', async () => {
  const row = endedCall(140, HOUR)
  const snake = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, one => `_${one.toLowerCase()}`),
      value,
    ]),
  )
  expect(await importing(fileOf(JSON.stringify([snake]), 'json'))).toMatchObject({ summary: { stored: 1 } })
  expect(await imported(row.callId)).toMatchObject([
    { source: 'reconciled', cause: row.disconnectCause, endTime: row.endTime },
  ])
})
