import * as fc from 'fast-check'
import { percent } from '../../../cli/reconciliation/table'

test.each([
  [1, '100.00'],
  [0.57, '57.00'],
  [0.29, '29.00'],
  [19_398 / 19_400, '99.98'],
  [0.999_999, '99.99'],
  [0, '0.00'],
  [undefined, '–'],
])('the share %d is shown as %s %%', (share, text) => {
  expect(percent(share)).toBe(text)
})

test('every whole percent is shown as such, and nothing but all of them as 100 %', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.integer({ min: 1, max: 1_000 }),
      (total, lost) => {
        expect(percent((total - Math.min(lost, total)) / total)).not.toBe('100.00')
      },
    ),
  )
  for (let whole = 0; whole <= 100; whole++) expect(percent(whole / 100)).toBe(`${whole}.00`)
})
