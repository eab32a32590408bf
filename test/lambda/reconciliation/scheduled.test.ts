import * as E from 'fp-ts/Either'
import { defined } from '../../../lambda/codec/defined'
import { type Timestamp, timestampOf } from '../../../lambda/disconnect/timestamp'
import { rangeOf, type RunRequest, scheduledRun } from '../../../lambda/reconciliation/scheduled'
import type { ScheduledRun } from '../../../lambda/reconciliation/store'
import { DAY, endedCall, HOUR, MINUTE } from '../../support/reconciliation/ended-calls'
import {
  arrived,
  BUSY,
  DOWN,
  fakeList,
  fakeStore,
  type FakeStoreOptions,
  type Method,
} from '../../support/reconciliation/fakes'

const NOW = Date.parse('2026-03-04T12:05:00.000Z')
const ACCOUNT = '9900000'

const ago = (ms: number): Timestamp => timestampOf(NOW - ms)

type Changes = { readonly [K in keyof ScheduledRun]?: ScheduledRun[K] | undefined }

/** A run that began an hour ago and reached its end, unless that is changed. */
const last = (changes: Changes = {}): ScheduledRun =>
  defined({
    accountId: ACCOUNT,
    startedAt: ago(HOUR),
    since: ago(4 * HOUR),
    until: ago(HOUR + 15 * MINUTE),
    endedAt: ago(HOUR - MINUTE),
    reached: ago(HOUR + 15 * MINUTE),
    ...changes,
  }) as ScheduledRun

const DIED = last({ endedAt: undefined, reached: undefined })
const FAILED = last({ reached: undefined })
const ALL = 7 * DAY - HOUR

type RangeCase = [string, RunRequest['run'], ScheduledRun | undefined, number, number?]

const RANGES: readonly RangeCase[] = [
  ['the first one', 'hourly', undefined, ALL],
  ['the first daily one', 'daily', undefined, ALL],
  ['a usual hourly one', 'hourly', last(), 3 * HOUR],
  ['a usual daily one', 'daily', last(), 48 * HOUR],
  ['an hourly one after a failure', 'hourly', FAILED, ALL],
  ['a daily one after a failure', 'daily', FAILED, ALL],
  ['one after a run that died', 'hourly', DIED, ALL],
  [
    'an hourly one after a gap of 5 hours',
    'hourly',
    last({ until: ago(5 * HOUR), reached: ago(5 * HOUR) }),
    ALL,
  ],
  [
    'a daily one after a gap of 5 hours',
    'daily',
    last({ until: ago(5 * HOUR), reached: ago(5 * HOUR) }),
    48 * HOUR,
  ],
  ['one after a run that was stopped', 'hourly', last({ reached: ago(30 * HOUR) }), 30 * HOUR],
  ['one after a run that was stopped near its end', 'hourly', last({ reached: ago(2 * HOUR) }), 3 * HOUR],
  ['one after a run that was stopped long ago', 'hourly', last({ reached: ago(9 * DAY) }), ALL],
  ['the first one with a retention of 2 days', 'hourly', undefined, 2 * DAY - HOUR, 2],
  ['a daily one with a retention of 1 day', 'daily', last(), DAY - HOUR, 1],
  ['one after a failure with a retention of 400 days', 'hourly', FAILED, ALL, 400],
  ['one whose clock was set back', 'hourly', last({ until: ago(-HOUR), reached: ago(-HOUR) }), 3 * HOUR],
]

test.each<RangeCase>(RANGES)('%s looks at the right calls', (...[, run, before, sinceAgo, retentionDays]) => {
  expect(rangeOf(run, before, NOW, retentionDays)).toStrictEqual({
    since: ago(sinceAgo),
    until: ago(15 * MINUTE),
  })
})

const CALLS = [
  endedCall(2, 2 * HOUR, { nowMs: NOW }),
  endedCall(4, 5 * DAY, { nowMs: NOW }),
  endedCall(6, HOUR, { nowMs: NOW }),
]

const scheduled = async (
  options: FakeStoreOptions = {},
  { fails = false, stops = false }: { readonly fails?: boolean; readonly stops?: boolean } = {},
) => {
  const store = fakeStore(options)
  const { list } = fakeList(CALLS, rows => (fails ? [BUSY] : [rows]))
  const deps = { list, store: store.store, now: () => timestampOf(NOW), isStopped: () => stops }
  return { ...store, result: await scheduledRun(deps)('hourly', ACCOUNT)() }
}

test('a run remembers that it has begun before it asks Bandwidth, and how it ended', async () => {
  const { result, savedRuns, put } = await scheduled({ runs: [last()] })
  expect(result).toMatchObject(E.right({ since: ago(3 * HOUR), result: E.right({ listed: 2, stored: 2 }) }))
  expect(put).toHaveLength(2)
  const range = { since: ago(3 * HOUR), until: ago(15 * MINUTE) }
  const mine = { accountId: ACCOUNT, startedAt: ago(0), ...range }
  expect(savedRuns.slice(1)).toStrictEqual([mine, { ...mine, endedAt: ago(0), reached: range.until }])
})

test('the first run looks at everything, and the next one at the last hours', async () => {
  const first = await scheduled()
  expect(first.result).toMatchObject(E.right({ result: E.right({ listed: 3 }) }))
  const next = await scheduled({ runs: first.savedRuns.slice(-1) })
  expect(next.result).toMatchObject(E.right({ result: E.right({ listed: 2 }) }))
})

test('after a run that failed, the next one looks at everything again', async () => {
  const failed = await scheduled({ runs: [last()] }, { fails: true })
  expect(failed.result).toMatchObject(E.right({ result: E.left({ reason: BUSY }) }))
  expect(failed.savedRuns.at(-1)).toHaveProperty('endedAt')
  expect(failed.savedRuns.at(-1)).not.toHaveProperty('reached')
  const next = await scheduled({ runs: failed.savedRuns.slice(-1) })
  expect(next.result).toMatchObject(E.right({ result: E.right({ listed: 3 }) }))
})

test('a run that is stopped leaves the rest to the next one', async () => {
  const stopped = await scheduled({}, { stops: true })
  expect(stopped.result).toMatchObject(E.right({ result: E.left({ reason: { _tag: 'Stopped' } }) }))
  const next = await scheduled({ runs: stopped.savedRuns.slice(-1) })
  expect(next.result).toMatchObject(E.right({ result: E.right({ listed: 3 }) }))
})

test('the run of another account says nothing about this one', async () => {
  const { result } = await scheduled({ runs: [last({ accountId: '9900001' })] })
  expect(result).toMatchObject(E.right({ since: ago(ALL) }))
})

test.each<Method>(['runs', 'saveRun'])('if %s fails, Bandwidth is not asked', async method => {
  const { result, asked } = await scheduled({ fails: one => (one === method ? DOWN : undefined) })
  expect(result).toStrictEqual(E.left(DOWN))
  expect(asked).toStrictEqual([])
})

test('if the end of a run cannot be remembered, that is a failure, with what it has found and stored', async () => {
  const { result, put } = await scheduled({
    sources: arrived([CALLS[0]?.callId]),
    fails: (method, n) => (method === 'saveRun' && n === 1 ? DOWN : undefined),
  })
  const counts = { listed: 3, known: 1, missing: 2, stored: 2, unreadable: 0 }
  expect(result).toMatchObject(E.right({ result: E.left({ reason: DOWN, counts }) }))
  expect(put).toHaveLength(2)
})
