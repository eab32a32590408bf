import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import type { ConsolePorts } from '../../console/ports'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { startConsole, type TestConsole } from '../support/console/a-console'
import { anEntry, quarantineOf } from '../support/console/quarantined'

const UNAVAILABLE = E.left({ _tag: 'StoreUnavailable', cause: undefined } as const)
const REPLAYED = { replayed: { at: '2026-03-05T00:00:00.000Z' as Timestamp, result: 'stored' } } as const

let running: TestConsole | undefined
afterEach(() => running?.close())

/** A console with this quarantine, and how often a record was put. */
const consoleWith = async (entries: Parameters<typeof quarantineOf>[0]) => {
  const { quarantine, marked } = quarantineOf(entries)
  const puts: unknown[] = []
  const store: Pick<ConsolePorts['store'], 'put'> = {
    put: record => {
      puts.push(record)
      return TE.right('stored')
    },
  }
  running = await startConsole({ quarantine, store: store as ConsolePorts['store'] })
  const { post } = running
  const replay = async (request: unknown) => {
    const response = await post('/console/replay', request)
    return [response.status, (await response.json()) as unknown]
  }
  return { replay, puts, marked }
}

test('a dry run says what would be stored; it stores nothing and marks nothing', async () => {
  const { replay, puts, marked } = await consoleWith([
    E.right(anEntry('a')),
    E.right(anEntry('b', { body: Buffer.from('{') })),
  ])
  expect(await replay({ dryRun: true })).toMatchObject([
    200,
    { dryRun: true, counts: { understood: 1, 'not understood': 1 } },
  ])
  expect([puts, marked]).toStrictEqual([[], []])
})

test('a replay stores what can be decoded, and marks it', async () => {
  const { replay, puts, marked } = await consoleWith([E.right(anEntry('a'))])
  expect(await replay({ dryRun: false })).toMatchObject([200, { dryRun: false, counts: { stored: 1 } }])
  expect([puts.length, marked]).toStrictEqual([1, ['a']])
})

test('what was replayed before is left alone, unless somebody names it', async () => {
  const { replay } = await consoleWith([E.right(anEntry('a', REPLAYED)), E.right(anEntry('b'))])
  expect(await replay({ dryRun: true })).toMatchObject([200, { counts: { understood: 1 } }])
  expect(await replay({ dryRun: true, ids: ['a'] })).toMatchObject([200, { counts: { understood: 1 } }])
})

test('an id that is named twice is replayed once, and one that is not there is counted', async () => {
  const { replay, marked } = await consoleWith([E.right(anEntry('a'))])
  expect(await replay({ dryRun: false, ids: ['a', 'a', 'gone'] })).toMatchObject([
    200,
    { counts: { stored: 1 }, missing: 1 },
  ])
  expect(marked).toStrictEqual(['a'])
})

test('more than 1,000 ids are refused before anything is stored', async () => {
  const { replay, puts } = await consoleWith([E.right(anEntry('id0'))])
  const ids = Array.from({ length: 1_001 }, (_, i) => `id${i}`)
  expect(await replay({ dryRun: false, ids })).toMatchObject([
    400,
    { kind: 'invalid', violations: [{ path: 'ids', expected: 'at most 1000 ids' }] },
  ])
  expect(puts).toStrictEqual([])
})

test('a failure at the start is an error; a later one says what was done before it', async () => {
  const first = await consoleWith([UNAVAILABLE])
  expect(await first.replay({ dryRun: false })).toMatchObject([503, { kind: 'unavailable' }])
  await running?.close()
  const later = await consoleWith([E.right(anEntry('a')), UNAVAILABLE, E.right(anEntry('b'))])
  expect(await later.replay({ dryRun: false })).toMatchObject([
    200,
    { counts: { stored: 1 }, stopped: { kind: 'unavailable' } },
  ])
  expect(later.marked).toStrictEqual(['a'])
})

test('a request of more than 100 KB is refused, and the answer says so', async () => {
  const { replay } = await consoleWith([])
  expect(await replay({ dryRun: true, ids: ['x'.repeat(101 * 1024)] })).toMatchObject([
    400,
    { violations: [{ expected: 'at most 100 KB' }] },
  ])
})
