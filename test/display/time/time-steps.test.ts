import * as fc from 'fast-check'
import { coarseStep, spanAt, spansOf, stepFor } from '../../../display/time/time-steps'
import { zoneNamed, UTC, type Zone } from '../../../lambda/time/zone'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const zone = (name: string): Zone => zoneNamed(name) ?? UTC
const range = (since: string, until: string, name = 'UTC') => ({
  sinceMs: Date.parse(since),
  untilMs: Date.parse(until),
  zone: zone(name),
})

const hoursOf = (since: string, until: string, most: number, name = 'UTC'): readonly number[] => {
  const period = range(since, until, name)
  return spansOf(period, stepFor(period, most)).map(({ fromMs, toMs }) => (toMs - fromMs) / HOUR_MS)
}

test('the first and the last part are shorter, the others begin at round times', () => {
  expect(hoursOf('2026-11-18T14:52:00Z', '2026-11-19T01:00:00Z', 4)).toStrictEqual([8 / 60, 3, 3, 3, 1])
})

test('a day of 25 hours has one part of one hour more, and as many hours as it is long', () => {
  const [since, until] = ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z']
  expect(hoursOf(since, until, 10, 'Europe/Berlin')).toStrictEqual([4, 3, 3, 3, 3, 3, 3, 3])
  expect(hoursOf(since, until, 25, 'Europe/Berlin')).toHaveLength(25)
  expect(hoursOf(since, until, 3, 'Europe/Berlin')).toStrictEqual([13, 12])
})

test('weeks begin on Monday', () => {
  const period = range('2026-11-11T00:00:00Z', '2027-11-18T00:00:00Z')
  expect(spansOf(period, stepFor(period, 60))[1]?.fromMs).toBe(Date.parse('2026-11-16T00:00:00Z'))
})

test('shares are shown by quarters of an hour, hours or days, by the length of the period', () => {
  const name = (ms: number): string => coarseStep({ sinceMs: 0, untilMs: ms, zone: UTC }).name
  expect([HOUR_MS, DAY_MS, 3 * DAY_MS].map(name)).toStrictEqual(['15 minutes', 'hour', 'day'])
})

test('the parts of any period follow each other from its beginning to its end, and are not too many', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 * DAY_MS }),
      fc.integer({ min: 1, max: 120 * DAY_MS }),
      fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
      (start, length, name) => {
        const sinceMs = Date.parse('2026-01-01T00:00:00Z') + start
        const period = { sinceMs, untilMs: sinceMs + length, zone: zone(name) }
        const spans = spansOf(period, stepFor(period, 62))
        expect(spans[0]?.fromMs).toBe(sinceMs)
        expect(spans.at(-1)?.toMs).toBe(period.untilMs)
        for (const [i, { fromMs, toMs }] of spans.entries()) {
          expect(toMs).toBeGreaterThan(fromMs)
          expect(spans[i + 1]?.fromMs ?? toMs).toBe(toMs)
        }
        expect(spans.length).toBeLessThanOrEqual(66)
      },
    ),
  )
})

test('a time lies in the part that begins at or before it, and outside of the period in none', () => {
  const at = spanAt([
    { fromMs: 10, toMs: 20 },
    { fromMs: 20, toMs: 25 },
  ])
  expect([9, 10, 19, 20, 24, 25, NaN].map(at)).toStrictEqual([-1, 0, 0, 1, 1, -1, -1])
})
