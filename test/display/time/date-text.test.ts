import { datesIn, spanText, timeTicks } from '../../../display/time/date-text'
import { UTC, zoneNamed } from '../../../lambda/time/zone'

const dates = datesIn(zoneNamed('America/New_York') ?? UTC)
const ms = (text: string): number => Date.parse(text)

test('times are those of the zone', () => {
  expect(dates.momentOfYear(ms('2026-11-18T19:52:00Z'))).toBe('Wed 18 Nov 2026 14:52')
  expect(dates.shortDay(ms('2026-11-18T04:59:00Z'))).toBe('Tue 17')
})

test.each([
  ['2026-11-11T19:52:00Z', '2026-11-18T19:52:00Z', '11–18 November 2026'],
  ['2026-10-30T19:52:00Z', '2026-11-06T19:52:00Z', '30 October – 6 November 2026'],
  ['2026-12-30T19:52:00Z', '2027-01-02T19:52:00Z', '30 December 2026 – 2 January 2027'],
  ['2026-11-18T05:00:00Z', '2026-11-19T05:00:00Z', '18 November 2026'],
])('the days from %s to %s are %s', (from, to, text) => {
  expect(dates.days(ms(from), ms(to))).toBe(text)
})

test.each([
  ['2026-11-18T05:00:00Z', '2026-11-19T05:00:00Z', 'Wed 18 Nov'],
  ['2026-11-16T05:00:00Z', '2026-11-23T05:00:00Z', 'Mon 16 Nov – Sun 22 Nov'],
  ['2026-11-18T17:00:00Z', '2026-11-18T20:00:00Z', 'Wed 18 Nov 12:00–15:00'],
  ['2026-11-18T20:00:00Z', '2026-11-19T05:00:00Z', 'Wed 18 Nov 15:00–00:00'],
])('the time from %s to %s is %s', (fromMs, toMs, text) => {
  expect(spanText(dates, { fromMs: ms(fromMs), toMs: ms(toMs) })).toBe(text)
})

test.each([
  ['2026-11-01T04:45:00Z', '2026-11-01T05:00:00Z', 'Sun 1 Nov 00:45–01:00 (-04:00)'],
  ['2026-11-01T05:45:00Z', '2026-11-01T06:00:00Z', 'Sun 1 Nov 01:45 (-04:00)–01:00 (-05:00)'],
  ['2026-11-01T06:45:00Z', '2026-11-01T07:00:00Z', 'Sun 1 Nov 01:45 (-05:00)–02:00'],
  ['2026-11-01T05:30:00Z', '2026-11-02T06:30:00Z', 'Sun 1 Nov 01:30 (-04:00)–Mon 2 Nov 01:30'],
  ['2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 'Sun 1 Nov'],
  ['2026-03-08T06:00:00Z', '2026-03-08T07:00:00Z', 'Sun 8 Mar 01:00–03:00'],
])('where clocks change, the time from %s to %s is %s: no two hours have the same name', (from, to, text) => {
  expect(spanText(dates, { fromMs: ms(from), toMs: ms(to) })).toBe(text)
})

const labelsOf = (since: string, until: string, most: number): readonly string[] =>
  timeTicks({ sinceMs: ms(since), untilMs: ms(until), zone: zoneNamed('America/New_York') ?? UTC }, most).map(
    ({ label }) => label,
  )

test('the axis names hours of a day, days of a week, and Mondays of months', () => {
  expect(labelsOf('2026-11-17T19:52:00Z', '2026-11-18T19:52:00Z', 5)).toStrictEqual([
    '18:00',
    'Wed 18 Nov',
    '06:00',
    '12:00',
  ])
  expect(labelsOf('2026-11-15T19:52:00Z', '2026-11-18T19:52:00Z', 4)).toStrictEqual([
    'Mon 16',
    'Tue 17',
    'Wed 18',
  ])
  expect(labelsOf('2026-10-19T19:52:00Z', '2026-11-18T19:52:00Z', 5)).toStrictEqual([
    'Mon 26 Oct',
    'Mon 2 Nov',
    'Mon 9 Nov',
    'Mon 16 Nov',
  ])
})
