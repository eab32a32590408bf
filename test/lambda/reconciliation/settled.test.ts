import { earliestMs } from '../../../lambda/reconciliation/settled'
import { DAY, HOUR } from '../../support/reconciliation/ended-calls'

const NOW = Date.parse('2026-03-04T12:00:00.000Z')

test('what Bandwidth still lists is asked for: an hour less than 7 days', () => {
  expect(NOW - earliestMs(NOW)).toBe(7 * DAY - HOUR)
})

test.each([
  [1, DAY - HOUR],
  [6, 6 * DAY - HOUR],
  [7, 7 * DAY - HOUR],
  [400, 7 * DAY - HOUR],
])(
  'an hour less than the %i days for which records are kept, if that is less: none may expire meanwhile',
  (days, agoMs) => {
    expect(NOW - earliestMs(NOW, days)).toBe(agoMs)
  },
)
