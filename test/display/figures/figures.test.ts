import * as fc from 'fast-check'
import { atOnce } from '../../../display/figures/at-once'
import { mostFailing } from '../../../display/figures/most-failing'
import { answeredOverTime, failedOf, failuresOverTime } from '../../../display/figures/over-time'
import { unansweredCauses } from '../../../display/figures/unanswered'
import { weekdayHours } from '../../../display/figures/weekday-hours'
import type { Call } from '../../../lambda/report/call'
import { aCall, inputOf, inputOfCalls, NOW, requestOf } from '../../support/html/html-input'
import { readingOfCalls } from '../../support/html/readings'

const HOUR_MS = 3_600_000
const NOW_MS = Date.parse(NOW)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** A call that ended so many seconds ago. */
const endedAgo = (seconds: number, length: number, change: Partial<Call> = {}): Call => {
  const endMs = NOW_MS - seconds * 1_000
  return aCall({ endedMs: endMs, endMs, startMs: endMs - length * 1_000, ...change })
}

const calls = fc.array(
  fc
    .record({
      ago: fc.integer({ min: 1, max: 86_399 }),
      length: fc.integer({ min: 0, max: 20_000 }),
      answered: fc.boolean(),
      cause: fc.constantFrom('hangup', 'busy', 'error', 'callback-error', 'account-limit', 'new', undefined),
      tag: fc.constantFrom('a', 'b', undefined),
    })
    .map(({ ago, length, ...change }) => endedAgo(ago, length, change)),
  { maxLength: 40 },
)

test('what charts show adds up to the figures of the report', () => {
  fc.assert(
    fc.property(calls, some => {
      const input = inputOfCalls(some)
      const { total } = input.report
      const failures = failuresOverTime(input).spans
      expect(sum(failures.map(failedOf))).toBe(total.failed)
      expect(sum(failures.map(({ application }) => application))).toBe(total.classes.application ?? 0)
      expect(sum(answeredOverTime(input).spans.map(({ calls }) => calls))).toBe(total.calls)
      const hours = weekdayHours(input.reading.calls, input.request.zone)
      expect(sum(hours.map(({ failed }) => failed))).toBe(total.failed)
      expect(sum(hours.map(({ calls }) => calls))).toBe(total.calls)
      expect(Math.max(...atOnce(input).spans.map(({ calls }) => calls))).toBe(
        total.peakConcurrency?.calls ?? 0,
      )
      const { first, others } = mostFailing(input.reading.calls, 'tag', 1)
      const tags = new Map(
        ['a', 'b'].map(tag => [
          tag,
          some.filter(call => call.tag === tag && /error|limit/.test(call.cause ?? '')).length,
        ]),
      )
      expect(first[0]?.failed ?? 0).toBe(Math.max(...tags.values()))
      expect(first.length + others).toBe([...tags.values()].filter(count => count > 0).length)
      expect(sum(unansweredCauses(input.reading.calls).map(({ calls }) => calls))).toBe(
        some.filter(({ answered, cause }) => !answered && cause === 'busy').length,
      )
    }),
  )
})

test('a call of the day before counts at the same time of this day', () => {
  const parameters = { since: '1d', compare: 'previous' }
  const { question } = requestOf(parameters)
  const sinceMs = Date.parse(question.since)
  const earlier = endedAgo(24 * 3_600 + 90 * 60, 10, { cause: 'error', answered: false })
  const input = inputOf(
    parameters,
    readingOfCalls({ sinceMs, untilMs: NOW_MS }, [aCall()], []),
    readingOfCalls({ sinceMs: 2 * sinceMs - NOW_MS, untilMs: sinceMs }, [earlier], []),
  )
  const at = (spans: readonly { readonly fromMs: number; readonly toMs: number }[]): number =>
    spans.findIndex(({ fromMs, toMs }) => fromMs <= NOW_MS - 1.5 * HOUR_MS && NOW_MS - 1.5 * HOUR_MS < toMs)
  const { spans } = failuresOverTime(input)
  expect(spans.map(({ before }) => before)).toStrictEqual(spans.map((_, i) => (i === at(spans) ? 1 : 0)))
  const answered = answeredOverTime(input).spans
  expect(answered.map(({ before }) => before?.value)).toStrictEqual(
    answered.map((_, i) => (i === at(answered) ? 0 : undefined)),
  )
})

describe('an hour of a weekday', () => {
  const levelOf = (failed: number, all: number): number | undefined => {
    const some = Array.from({ length: all }, (_, i) => endedAgo(60, 1, i < failed ? { cause: 'error' } : {}))
    const { reading, request } = inputOfCalls(some)
    return weekdayHours(reading.calls, request.zone).find(({ calls }) => calls > 0)?.level
  }

  test('has no colour with fewer than 30 calls, whatever their failures', () => {
    expect(levelOf(29, 29)).toBeUndefined()
  })

  test('is coloured by the lower end of the interval', () => {
    expect([levelOf(0, 100), levelOf(4, 100), levelOf(10, 100), levelOf(50, 100)]).toStrictEqual([0, 1, 3, 6])
  })
})
