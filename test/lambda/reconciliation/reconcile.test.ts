import * as E from 'fp-ts/Either'
import { SOURCES } from '../../../lambda/disconnect/source'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { reconcile } from '../../../lambda/reconciliation/reconcile'
import { endedCall, HOUR } from '../../support/reconciliation/ended-calls'
import { arrived, fakeList, fakeStore } from '../../support/reconciliation/fakes'
import { call, countsOf, NOW, RANGE, reconciled } from '../../support/reconciliation/one-run'

test('the range is by the end: its beginning is in it, its end is not', async () => {
  const rows = [
    call(1, 26 * HOUR),
    call(2, 26 * HOUR + 1),
    call(3, HOUR / 4),
    call(4, HOUR / 4 + 1),
    call(5, 26 * HOUR - 1, { lastedMs: 4 * HOUR - 1 }),
  ]
  const { put, result } = await reconciled(rows)
  expect(put.map(({ callId }) => callId)).toStrictEqual([rows[0], rows[4], rows[3]].map(row => row?.callId))
  expect(countsOf(result)).toStrictEqual([3, 0, 3, 3, 0])
})

test('the whole range is asked for, and 4 hours before it, without a gap', async () => {
  const { ranges } = await reconciled([])
  expect(ranges[0]?.from).toBe(timestampOf(NOW - 30 * HOUR))
  expect(ranges.at(-1)?.to).toBe(RANGE.until)
  for (const [i, { from }] of ranges.slice(1).entries()) expect(from < String(ranges[i]?.to)).toBe(true)
})

test.each([
  ['just before', -1, '9Z'],
  ['half a second after', 500, 'Z'],
])('a call that starts %s a limit of what is asked for is found once', async (_, ms, end) => {
  const { ranges } = await reconciled([])
  const rows = ranges.slice(1).map(({ from }, n) => {
    const startMs = Date.parse(from) + ms
    const row = endedCall(n, 0, { nowMs: startMs + HOUR, lastedMs: HOUR })
    // A start may have more digits than our times.
    return { ...row, startTime: new Date(startMs).toISOString().replace('Z', end) }
  })
  expect(rows.length).toBeGreaterThan(1)
  const { result } = await reconciled(rows)
  expect(countsOf(result)).toStrictEqual([rows.length, 0, rows.length, rows.length, 0])
})

test('what is stored may have any source: only what came by callback has arrived', async () => {
  const rows = [1, 2, 3, 4].map(n => call(4 * n, n * HOUR))
  const [a = '', b = '', c = ''] = rows.map(({ callId }) => callId)
  const sources = { [a]: SOURCES.callback, [b]: SOURCES.import, [c]: SOURCES.reconciled }
  const { result, hours, remembered } = await reconciled(rows, { sources })
  expect(countsOf(result)).toStrictEqual([4, 3, 1, 1, 0])
  expect(result.completeness).toMatchObject({ arrived: 1 })
  expect(hours.length).toBeGreaterThan(20)
  expect(remembered).toHaveLength(1)
})

test('a dry run puts and remembers nothing', async () => {
  const rows = [call(2, HOUR), call(4, 2 * HOUR)]
  const { result, put, hours, remembered } = await reconciled(
    rows,
    { sources: arrived([rows[0]?.callId]) },
    { dryRun: true },
  )
  expect(countsOf(result)).toStrictEqual([2, 1, 1, 0, 0])
  expect([put, hours, remembered]).toStrictEqual([[], [], []])
})

test('at most 100 calls are looked up at once', async () => {
  const rows = Array.from({ length: 250 }, (_, n) => call(n, HOUR))
  const { asked, result } = await reconciled(rows, { sources: arrived(rows.map(({ callId }) => callId)) })
  expect(asked.map(({ length }) => length)).toStrictEqual([100, 100, 50])
  expect(result).toMatchObject({ listed: 250, known: 250 })
})

test.each([
  ['callback', SOURCES.callback, 1],
  ['another run', SOURCES.reconciled, 0],
])(
  'a call that %s stores between the look-up and the put is known, and by its source has arrived or not',
  async (_, source, arrivals) => {
    const store = fakeStore({
      isBehind: true,
      putResult: ({ callId }) => {
        store.stored.set(callId, source)
        return E.right('duplicate')
      },
    })
    const { list } = fakeList([call(1, HOUR)])
    const result = await reconcile({ list, store: store.store, now: () => timestampOf(NOW) })(RANGE)()
    const completeness = { arrived: arrivals, by: [{ configured: arrivals === 1 }] }
    expect(result).toMatchObject(E.right({ listed: 1, known: 1, missing: 0, stored: 0, completeness }))
    expect(store.remembered).toHaveLength(arrivals)
  },
)

test('a call whose record is gone when it is looked up again is known, and has not arrived', async () => {
  const { result, remembered } = await reconciled([call(1, HOUR)], { putResult: () => E.right('duplicate') })
  expect(countsOf(result)).toStrictEqual([1, 1, 0, 0, 0])
  expect(remembered).toStrictEqual([])
})
