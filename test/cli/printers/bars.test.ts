import * as fc from 'fast-check'
import { barOf, barOfAll, intervalBar } from '../../../cli/printers/bars'

test('a bar is as long as its share, to an eighth of a character', () => {
  expect([0, 0.01, 0.0125, 0.5, 0.575, 1].map(share => barOfAll(share, 10))).toStrictEqual([
    '··········',
    '▏·········',
    '▏·········',
    '█████·····',
    '█████▊····',
    '██████████',
  ])
  expect(barOf(0.25, 4)).toBe('█')
  expect(barOf(-1, 4)).toBe('')
})

test('a bar of an interval covers all of it, and has the same width as any other', () => {
  expect(intervalBar(0.717, 0.854, 10)).toBe('███████▒▒·')
  expect(intervalBar(1, 1, 10)).toBe('█████████▒')
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, fc.integer({ min: 1, max: 40 }), (a, b, width) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const bar = intervalBar(low, high, width)
      expect([bar.length, barOfAll(a, width).length]).toStrictEqual([width, width])
      expect(bar.indexOf('▒') / width).toBeLessThanOrEqual(low)
      expect((bar.lastIndexOf('▒') + 1) / width).toBeGreaterThanOrEqual(high)
    }),
  )
})
