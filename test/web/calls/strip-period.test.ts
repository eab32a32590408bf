import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { callsWithin, stripPeriod } from '../../../web/calls/strip-period'

const NOW = Date.parse('2026-11-18T19:52:00Z')
const HOUR = 3_600_000
const range = (fromHoursAgo: number, toHoursAgo: number) => ({
  since: timestampOf(NOW - fromHoursAgo * HOUR),
  until: timestampOf(NOW - toHoursAgo * HOUR),
  isLive: false,
})

test('a part of the last day is shown within that day, one of the last week within that week', () => {
  expect(stripPeriod(range(6, 5), false, NOW).since).toBe(timestampOf(NOW - 24 * HOUR))
  expect(stripPeriod(range(60, 59), false, NOW).since).toBe(timestampOf(NOW - 7 * 24 * HOUR))
})

test('an older part is shown with as much before and after it', () => {
  expect(stripPeriod(range(1_000, 990), false, NOW)).toStrictEqual({
    since: timestampOf(NOW - 1_010 * HOUR),
    until: timestampOf(NOW - 980 * HOUR),
  })
})

test('calls of a part are counted only if its ends are those of bars', () => {
  const spans = [0, 1, 2].map(i => ({ fromMs: i, toMs: i + 1, calls: 10, answered: 0, causes: {} }))
  expect(callsWithin(spans, 1, 3)).toBe(20)
  expect(callsWithin(spans, 0.5, 3)).toBeUndefined()
})
