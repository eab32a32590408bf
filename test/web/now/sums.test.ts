import { merged } from '../../../web/now/merged'
import { hourly } from '../../../web/now/sparkline'
import { sumsOf } from '../../../web/now/sums'
import { MINUTE_MS } from '../../../lambda/disconnect/time-units'

const spans = Array.from({ length: 6 }, (_, i) => ({
  // The first is shorter, as that of a day that begins at 14:52.
  fromMs: i === 0 ? 7 * MINUTE_MS : i * 15 * MINUTE_MS,
  toMs: (i + 1) * 15 * MINUTE_MS,
  calls: 10,
  answered: 6,
  causes: { hangup: 6, busy: 1, 'callback-error': 2, 'account-limit': 1 },
}))

test('sums have the failed calls by class, and only causes of failures', () => {
  expect(sumsOf(spans)).toStrictEqual({
    calls: 60,
    answered: 36,
    failed: 18,
    classes: { application: 12, limit: 6, platform: 0 },
    causes: new Map([
      ['callback-error', 12],
      ['account-limit', 6],
    ]),
  })
})

test('longer parts begin at round times and lose no call', () => {
  const halves = merged(spans, 2)
  expect(halves.map(({ calls }) => calls)).toStrictEqual([20, 20, 20])
  expect(halves.map(({ toMs }) => toMs / MINUTE_MS)).toStrictEqual([30, 60, 90])
  expect(sumsOf(halves)).toStrictEqual(sumsOf(spans))
})

test('hours of the small chart end now', () => {
  expect(hourly(spans)).toStrictEqual([20, 40])
})
