import * as E from 'fp-ts/Either'
import { SOURCES } from '../../../lambda/disconnect/source'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { reconcile } from '../../../lambda/reconciliation/reconcile'
import type { ReconcileDeps } from '../../../lambda/reconciliation/run'
import type { CallState } from '../../support/bandwidth/call-state'
import { endedCall, HOUR } from '../../support/reconciliation/ended-calls'
import {
  arrived,
  BUSY,
  DOWN,
  fakeList,
  fakeStore,
  type Arrange,
  type FakeStoreOptions,
  type Method,
  REFUSED,
} from '../../support/reconciliation/fakes'

const NOW = Date.parse('2026-03-04T12:00:00.000Z')
const SINCE = NOW - 26 * HOUR
const RANGE = { accountId: '9900000', since: timestampOf(SINCE), until: timestampOf(NOW - HOUR / 4) }

const call = (n: number, agoMs: number): CallState => endedCall(n, agoMs, { nowMs: NOW })

/** One call in each part of the list, all of one group; the callback of the first one arrived. */
const ROWS = [call(2, 25 * HOUR), call(8, 12 * HOUR), call(14, HOUR)]
const SOURCES_HERE = arrived([ROWS[0]?.callId])

const run = async (
  rows: readonly CallState[],
  options: FakeStoreOptions = {},
  { arrange, ...more }: Partial<ReconcileDeps> & { readonly arrange?: Arrange } = {},
) => {
  const store = fakeStore({ sources: SOURCES_HERE, ...options })
  const { list, ranges } = fakeList(rows, arrange)
  const deps = { list, store: store.store, now: () => timestampOf(NOW), ...more }
  return { ...store, ranges, result: await reconcile(deps)(RANGE)() }
}

const failsIn = (method: Method, n = 0) => ({
  fails: (asked: Method, nth: number) => (asked === method && nth === n ? DOWN : undefined),
})

test.each<[Method, number, object]>([
  ['sourcesOf', 0, { listed: 0, known: 0, missing: 0, stored: 0 }],
  ['sourcesOf', 1, { listed: 1, known: 1, missing: 0, stored: 0 }],
  // It is not known whether the second call was stored.
  ['put', 0, { listed: 2, known: 1, missing: 1, stored: 0 }],
  ['put', 1, { listed: 3, known: 1, missing: 2, stored: 1 }],
  ['firstCallbacks', 0, { listed: 3, known: 1, missing: 2, stored: 2 }],
  ['rememberFirst', 0, { listed: 3, known: 1, missing: 2, stored: 2 }],
  ['saveHour', 3, { listed: 3, known: 1, missing: 2, stored: 2 }],
])('if %s fails (the %ith time), the run fails, and counts what it has done', async (method, n, counts) => {
  const { result, put } = await run(ROWS, failsIn(method, n))
  expect(result).toMatchObject(E.left({ reason: DOWN, counts }))
  expect(put).toHaveLength((counts as { readonly stored: number }).stored)
})

test('a put that fails hides no other one that was made at the same time', async () => {
  const rows = Array.from({ length: 20 }, (_, n) => call(n, HOUR))
  const { result, put } = await run(rows, { sources: {}, ...failsIn('put', 3) })
  expect(put).toHaveLength(19)
  expect(result).toMatchObject(E.left({ counts: { listed: 20, missing: 20, stored: 19 } }))
})

test('a record that the database will never take stops no other one: it stays missing', async () => {
  const refused: unknown[] = []
  const { result, put } = await run(
    ROWS,
    { putResult: ({ callId }) => (callId === ROWS[1]?.callId ? E.left(REFUSED) : undefined) },
    { onUnreadable: violations => refused.push(violations) },
  )
  expect(result).toMatchObject(E.right({ listed: 3, known: 1, missing: 2, stored: 1, unreadable: 0 }))
  expect(put.map(({ callId }) => callId)).toStrictEqual([ROWS[2]?.callId])
  expect(refused).toStrictEqual([[{ path: '', expected: 'an item of at most 400 KB' }]])
})

/** Each part of the list as its page; the nth one fails after it. */
const failingAfter = (n: number): Arrange => {
  let parts = 0
  return rows => (parts++ === n ? [rows, BUSY] : [rows])
}

test('if the list fails, what was found before is stored, and the first callbacks are remembered', async () => {
  const { result, put, remembered, hours } = await run(ROWS, {}, { arrange: failingAfter(1) })
  expect(result).toMatchObject(
    E.left({ reason: BUSY, counts: { listed: 2, known: 1, missing: 1, stored: 1 } }),
  )
  expect(put.map(({ callId, source }) => [callId, source])).toStrictEqual([
    [ROWS[1]?.callId, SOURCES.reconciled],
  ])
  expect(remembered).toHaveLength(1)
  expect(hours).toStrictEqual([])
})

test.each([
  ['the first part', 0, SINCE],
  ['a later part', 1, NOW - 18 * HOUR],
])('a run that is stopped in %s says up to where it looked at every call', async (_, parts, reachedMs) => {
  const pages: string[] = []
  const { result, ranges } = await run(
    ROWS,
    {},
    { onPage: (_counts, reached) => pages.push(reached), isStopped: () => pages.length > parts },
  )
  expect(ranges).toHaveLength(parts + 1)
  expect(result).toMatchObject(
    E.left({ reason: { _tag: 'Stopped' }, reached: timestampOf(reachedMs), missingConfigured: parts }),
  )
})

test('the missing calls of groups that have delivered are counted separately', async () => {
  const never = { ...call(20, 12 * HOUR), applicationId: 'app-never' }
  const { result } = await run([...ROWS, never], {}, { arrange: failingAfter(2) })
  expect(result).toMatchObject(E.left({ counts: { missing: 3 }, missingConfigured: 2 }))
})
