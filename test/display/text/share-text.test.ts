import * as fc from 'fast-check'
import {
  changeText,
  isBeyondChance,
  isLopsided,
  marginText,
  percentDown,
} from '../../../display/text/share-text'
import { shareOf, type Share } from '../../../lambda/report/statistics'

test.each([
  [1, '100.00'],
  [0.57, '57.00'],
  [0.29, '29.00'],
  [19_398 / 19_400, '99.98'],
  [0.999_999, '99.99'],
  [0, '0.00'],
])('the share %d is shown as %s %%', (share, text) => {
  expect(percentDown(share)).toBe(text)
})

test('every whole percent is shown as such, and nothing but all of them as 100 %', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.integer({ min: 1, max: 1_000 }),
      (total, lost) => {
        expect(percentDown((total - Math.min(lost, total)) / total)).not.toBe('100.00')
      },
    ),
  )
  for (let whole = 0; whole <= 100; whole++) expect(percentDown(whole / 100)).toBe(`${whole}.00`)
})

const share = (part: number, whole: number): Share => shareOf(part, whole) ?? { value: NaN, low: 0, high: 0 }

test('a margin is that of the larger side; where the sides differ too much, one margin would mislead', () => {
  expect(marginText({ value: 0.5, low: 0.493, high: 0.506 })).toBe('±0.7')
  expect(isLopsided(share(11_155, 19_400))).toBe(false)
  expect(isLopsided(share(104, 131))).toBe(true)
  expect(isLopsided({ value: 0.5, low: 0.49, high: 0.5129 })).toBe(false)
  expect(isLopsided({ value: 0.5, low: 0.49, high: 0.5131 })).toBe(true)
})

test('a change has a sign, and none if it is too small to be shown', () => {
  expect([0.023, -0.004, 0.0004, -0.0004, 1.5].map(changeText)).toStrictEqual([
    '+2.3',
    '−0.4',
    '±0.0',
    '±0.0',
    '+150.0',
  ])
})

test('a change is beyond chance if the intervals do not overlap', () => {
  expect(isBeyondChance(share(500, 1_000), share(600, 1_000))).toBe(true)
  expect(isBeyondChance(share(600, 1_000), share(500, 1_000))).toBe(true)
  expect(isBeyondChance(share(50, 100), share(60, 100))).toBe(false)
  expect(isBeyondChance(undefined, share(60, 100))).toBe(false)
})
