import * as fc from 'fast-check'
import { mostAtOnceInEach } from '../../../lambda/report/peaks'

type Interval = readonly [start: number, end: number]

const most = (intervals: readonly Interval[], edges: readonly number[]): readonly number[] =>
  mostAtOnceInEach(
    { starts: Float64Array.from(intervals, ([s]) => s), ends: Float64Array.from(intervals, ([, e]) => e) },
    edges,
  )

test('a call counts from its start until before its end', () => {
  expect(most([[10, 20]], [0, 10, 20, 30])).toStrictEqual([0, 1, 0])
})

test('a call that ends at the moment at which another begins is not up with it', () => {
  const calls: readonly Interval[] = [
    [0, 10],
    [10, 20],
  ]
  expect(most(calls, [0, 30])).toStrictEqual([1])
})

test('a call that is up from before the first bucket until after the last counts in all of them', () => {
  expect(most([[-5, 99]], [0, 10, 20])).toStrictEqual([1, 1])
})

test('a call whose start is not known, or that has no length, counts nowhere', () => {
  const calls: readonly Interval[] = [
    [NaN, 5],
    [5, 5],
    [7, 5],
  ]
  expect(most(calls, [0, 10])).toStrictEqual([0])
})

test('it is what counting the calls of every millisecond gives', () => {
  const time = fc.integer({ min: -3, max: 30 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(time, time), { maxLength: 25 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 27 }), { minLength: 2, maxLength: 8 }),
      (intervals, times) => {
        const edges = times.toSorted((a, b) => a - b)
        const upAt = (ms: number): number => intervals.filter(([s, e]) => s <= ms && ms < e).length
        const naive = edges.slice(1).map((to, bucket) => {
          const from = edges[bucket] ?? 0
          return Math.max(...Array.from({ length: to - from }, (_, i) => upAt(from + i)))
        })
        expect(most(intervals, edges)).toStrictEqual(naive)
      },
    ),
  )
})
