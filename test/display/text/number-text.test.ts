import { marginText, ofHundred, pointsText } from '../../../display/text/number-text'
import { shareOf } from '../../../lambda/report/statistics'

const share = (part: number, whole: number) => shareOf(part, whole) ?? { value: 0, low: 0, high: 0 }

test('an interval is a margin, or its two ends if it is lopsided', () => {
  expect([share(674, 1_000), share(104, 131), share(0, 40)].map(marginText)).toStrictEqual([
    '±3.0',
    '71.7–85.4',
    '0.0–8.8',
  ])
})

test('a change has a sign, unless it is none', () => {
  expect([pointsText(0.5, 0.4), pointsText(0.4, 0.5), pointsText(0.5, 0.500_4)]).toStrictEqual([
    '+10.0',
    '−10.0',
    '±0.0',
  ])
})

test('so many of a hundred: all only if it is all, and none only if it is none', () => {
  expect([0.674, 0.025, 0.9999, 1, 0.0001, 0].map(ofHundred)).toStrictEqual([
    '67 of 100',
    '2.5 of 100',
    '99 of 100',
    '100 of 100',
    'fewer than 1 of 1,000',
    '0 of 100',
  ])
})
