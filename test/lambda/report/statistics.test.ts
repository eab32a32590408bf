import { percentilesOf, shareOf } from '../../../lambda/report/statistics'

test.each([
  // Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval of %i of %i is the published one', (part, whole, low, high) => {
  const share = shareOf(part, whole)
  expect(share?.value).toBe(part / whole)
  expect(share?.low).toBeCloseTo(low, 4)
  expect(share?.high).toBeCloseTo(high, 4)
})

test('a share of nothing is none, and bounds stay between nothing and all', () => {
  expect(shareOf(0, 0)).toBeUndefined()
  for (let whole = 1; whole <= 1_000; whole++) {
    expect(shareOf(0, whole)?.low).toBe(0)
    expect(shareOf(whole, whole)?.high).toBe(1)
  }
})

test('percentiles are values that occur, at the nearest rank', () => {
  expect(percentilesOf(Float64Array.of(15, 20, 35, 40, 50))).toStrictEqual({ p50: 35, p95: 50 })
  expect(percentilesOf(Float64Array.of(3, 6, 7, 8, 8, 10, 13, 15, 16, 20))).toStrictEqual({ p50: 8, p95: 20 })
  expect(percentilesOf(Float64Array.from({ length: 100 }, (_, i) => 100 - i))).toStrictEqual({
    p50: 50,
    p95: 95,
  })
  expect(percentilesOf(Float64Array.of())).toBeUndefined()
})
