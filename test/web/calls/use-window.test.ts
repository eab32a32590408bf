import { seenAt, windowAt } from '../../../web/calls/use-window'

test.each([0, 31, 1_000, 155_000, 309_000, 400_000])(
  'what can be seen at %d pixels is drawn, and little more',
  hidden => {
    const drawn = windowAt(hidden, 620, 31, 10_000)
    const seen = seenAt(hidden, 620, 31, 10_000)
    expect(drawn.first).toBeLessThanOrEqual(seen.first)
    expect(drawn.last).toBeGreaterThanOrEqual(seen.last)
    expect(drawn.last).toBeLessThanOrEqual(10_000)
    expect(drawn.last - drawn.first).toBeLessThan(60)
  },
)

test('of an empty table nothing is drawn', () => {
  expect(windowAt(0, 620, 31, 0)).toStrictEqual({ first: 0, last: 0 })
})

test('rows before and after those that can be seen are drawn, so that the arrow keys find them', () => {
  const drawn = windowAt(31_000, 620, 31, 10_000)
  const seen = seenAt(31_000, 620, 31, 10_000)
  expect(seen.first - drawn.first).toBeGreaterThanOrEqual(12)
  expect(drawn.last - seen.last).toBeGreaterThanOrEqual(12)
})
