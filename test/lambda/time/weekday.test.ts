import { daysSinceMonday } from '../../../lambda/time/weekday'

const dayOf = (date: string): number => Date.parse(date) / 86_400_000

test.each([
  ['1970-01-01', 3],
  ['1969-12-29', 0],
  ['1969-12-28', 6],
  ['2026-03-09', 0],
  ['2026-03-15', 6],
])('%s is %d days after a Monday', (date, days) => {
  expect(daysSinceMonday(dayOf(date))).toBe(days)
})
