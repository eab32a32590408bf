import { type LabelFrame, placeLabels } from '../../../display/charts/failure-labels'

const bar = (i: number, application: number) => ({
  fromMs: i,
  toMs: i + 1,
  application,
  limit: 0,
  platform: 0,
})

const frame = (counts: readonly number[]): LabelFrame => ({
  axis: { sinceMs: 0, untilMs: counts.length, ticks: [] },
  bars: counts.map((count, i) => bar(i, count)),
  highest: 100,
  height: 270,
  marginTop: 44,
})

const label = (toMs: number) => ({ toMs, name: 'callback-error', about: '158 calls, 13:45–14:45' })

const flat = Array.from({ length: 96 }, () => 0)

test('a label stands above its peak and ends at its right side', () => {
  const [placed] = placeLabels([label(80)], frame(flat.with(79, 100)), 776)
  expect(placed?.bottom).toBe(40)
  expect(placed?.right).toBeCloseTo(40 + (80 / 96) * 730)
})

test('it stands above a higher bar that it would cover', () => {
  const [placed] = placeLabels([label(80)], frame(flat.with(79, 20).with(75, 60)), 776)
  expect(placed?.bottom).toBe(270 - 24 - 0.6 * 202 - 4)
})

test('a label that would cover another is left out', () => {
  const counts = flat.with(79, 80).with(77, 80)
  expect(placeLabels([label(80), label(78)], frame(counts), 776)).toHaveLength(1)
  expect(placeLabels([label(80), label(30)], frame(counts.with(29, 80)), 776)).toHaveLength(2)
})

test('on the left edge it moves to the right instead of out of the chart', () => {
  const [placed] = placeLabels([label(1)], frame(flat.with(0, 90)), 776)
  expect((placed?.right ?? 0) - (placed?.width ?? 0)).toBeGreaterThanOrEqual(40)
})
