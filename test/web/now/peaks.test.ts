import type { ActivitySpan } from '../../../console/answers/activity'
import { MINUTE_MS } from '../../../lambda/disconnect/time-units'
import { peaksOf } from '../../../web/now/peaks'

const STEP_MS = 15 * MINUTE_MS

const spansOf = (cause: string, counts: readonly number[]): readonly ActivitySpan[] =>
  counts.map((calls, i) => ({
    fromMs: i * STEP_MS,
    toMs: (i + 1) * STEP_MS,
    calls,
    answered: 0,
    causes: { [cause]: calls },
  }))

test('a run of parts with five times the calls of last week, and at least 20, is a peak', () => {
  expect(
    peaksOf(spansOf('callback-error', [1, 10, 40, 12, 2]), spansOf('callback-error', [1, 2, 1, 0, 3])),
  ).toStrictEqual([
    { cause: 'callback-error', calls: 62, fromMs: STEP_MS, toMs: 4 * STEP_MS, highestToMs: 3 * STEP_MS },
  ])
})

test.each([
  ['too few calls', 'error', [5, 5, 5], [0, 0, 0]],
  ['as many as last week', 'error', [40, 50], [10, 40]],
  ['no failure', 'busy', [90], [0]],
])('no peak: %s', (_, cause, now, before) => {
  expect(peaksOf(spansOf(cause, now), spansOf(cause, before))).toStrictEqual([])
})

test('of a week before without calls, a few calls are no peak', () => {
  expect(peaksOf(spansOf('error', [2, 4, 3, 4, 4, 3, 4]), [])).toStrictEqual([])
})

test('at most two peaks are named, those with the most calls', () => {
  const counts = [30, 0, 50, 0, 40]
  expect(peaksOf(spansOf('error', counts), []).map(({ calls }) => calls)).toStrictEqual([50, 40])
})

test('exactly 20 calls are a peak, 19 are none', () => {
  expect(peaksOf(spansOf('error', [20]), []).length).toBe(1)
  expect(peaksOf(spansOf('error', [19]), [])).toStrictEqual([])
})
