import { historyOf } from '../../../../cli/simulator/history/history'
import { APPLICATION_DIGITS, countBy, type PastCallback } from '../../../support/simulator/past-callbacks'

const DAY_MS = 86_400_000
const WEDNESDAY = Date.parse('2026-03-18T19:52:00Z')
const SUNDAY_NIGHT = Date.parse('2026-03-16T03:00:00Z')

const callbacks = (days: number, perDay: number, until = WEDNESDAY, seed = 7): readonly PastCallback[] => [
  ...(historyOf({
    seed,
    from: until - days * DAY_MS,
    until,
    count: days * perDay,
  }) as Iterable<PastCallback>),
]

const share = (calls: readonly PastCallback[], test: (call: PastCallback) => boolean): number =>
  calls.filter(test).length / calls.length

test('a history has as many calls as it should, each once, and all of them ended in its time', () => {
  for (const [days, perDay] of [
    [30, 100],
    [3, 300],
    [1, 1],
  ] as const) {
    const calls = callbacks(days, perDay)
    expect(new Set(calls.map(({ callId }) => callId)).size).toBe(days * perDay)
    const odd = calls.filter(
      ({ startTime, answerTime = startTime, endTime }) =>
        startTime > answerTime ||
        answerTime > endTime ||
        Date.parse(endTime) < WEDNESDAY - days * DAY_MS ||
        Date.parse(endTime) >= WEDNESDAY,
    )
    expect(odd).toStrictEqual([])
  }
})

test('the same seed and time make the same callbacks, others make others', () => {
  expect(callbacks(3, 100)).toStrictEqual(callbacks(3, 100))
  const ids = new Set(callbacks(3, 100).map(({ callId }) => callId))
  for (const other of [callbacks(3, 100, WEDNESDAY, 8), callbacks(3, 100, WEDNESDAY - 1)])
    expect(other.filter(({ callId }) => ids.has(callId))).toStrictEqual([])
})

test('everything in it is made up: the account, the applications and the numbers', () => {
  const calls = callbacks(3, 300)
  expect(new Set(calls.map(({ accountId }) => accountId))).toStrictEqual(new Set(['9900000']))
  expect(
    calls.filter(({ applicationId }) => !/^5e5510e5-7e57-4ca1-9900-00000000000[2-7]$/.test(applicationId)),
  ).toStrictEqual([])
  expect(
    calls.filter(
      ({ from, to }) => from === to || ![from, to].every(number => /^\+155555501\d\d$/.test(number)),
    ),
  ).toStrictEqual([])
})

test('six applications differ in how many of their calls are answered and how long these last', () => {
  const calls = callbacks(14, 1_000)
  const answered = APPLICATION_DIGITS.map(number =>
    share(
      calls.filter(({ applicationId }) => applicationId.endsWith(number)),
      ({ answerTime }) => answerTime !== undefined,
    ),
  )
  const [reminders = 0, support = 0, sales = 0, codes = 0, checkout = 0, returns = 0] = answered
  expect([reminders > 0.5, reminders < 0.65, support > 0.88, sales < 0.36, codes > 0.72]).not.toContain(false)
  expect([checkout > 0.95, returns > 0.5]).toStrictEqual([true, true])
})

test('there are more calls in business hours than at night, and fewer on Sunday', () => {
  const calls = callbacks(28, 500)
  const hours = countBy(calls, ({ endTime }) => endTime.slice(11, 13))
  expect(hours['15']).toBeGreaterThan(5 * (hours['08'] ?? 0))
  const days = countBy(calls, ({ endTime }) => String(new Date(endTime).getUTCDay()))
  expect(days['2']).toBeGreaterThan(2 * (days['0'] ?? 0))
})

test.each([
  [30, 500, WEDNESDAY],
  [3, 300, WEDNESDAY],
  [3, 300, SUNDAY_NIGHT],
])('in %d days with %d calls, an hour stands out by callback-error', (days, perDay, until) => {
  const failed = callbacks(days, perDay, until).filter(({ cause }) => cause === 'callback-error')
  const hours = Object.values(countBy(failed, ({ endTime }) => endTime.slice(0, 13))).toSorted(
    (a, b) => b - a,
  )
  expect(hours[0]).toBeGreaterThan(4)
  expect(hours[0]).toBeGreaterThan(3 * (hours[1] ?? 0))
  expect(new Set(failed.filter(({ tag }) => tag === 'customer-20417').map(({ from }) => from))).toStrictEqual(
    new Set(['+15555550100']),
  )
})

test('in a month, an hour stands out by account-limit, for several applications', () => {
  const failed = callbacks(30, 2_000).filter(({ cause }) => cause === 'account-limit')
  const hours = countBy(failed, ({ endTime }) => endTime.slice(0, 13))
  const [first, second] = Object.entries(hours).toSorted(([, a], [, b]) => b - a)
  expect(first?.[1]).toBeGreaterThan(4 * (second?.[1] ?? 0))
  const applications = failed.filter(({ endTime }) => endTime.startsWith(first?.[0] ?? 'never'))
  expect(Object.keys(countBy(applications, ({ applicationId }) => applicationId)).length).toBeGreaterThan(2)
})
