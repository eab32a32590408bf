import * as fc from 'fast-check'
import { derived } from '../../../lambda/disconnect/derived'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { arbitraryCallTimes } from '../../support/callbacks/arbitraries'

const at = (seconds: string): Timestamp => `2026-03-14T09:00:${seconds}Z` as Timestamp

const enqueuedTime = at('00.000')
const startTime = at('01.500')
const answerTime = at('04.000')
const endTime = at('34.001')

test.each([
  [
    'all four phases',
    { enqueuedTime, startTime, answerTime, endTime },
    { queueMs: 1500, ringMs: 2500, talkMs: 30001, totalMs: 32501 },
  ],
  [
    'no queue for a call that was not queued',
    { startTime, answerTime, endTime },
    { ringMs: 2500, talkMs: 30001, totalMs: 32501 },
  ],
  [
    'no ringing, and 0 talk, for a call that was not answered',
    { startTime, endTime },
    { talkMs: 0, totalMs: 32501 },
  ],
  ['0 talk where no time is known', {}, { talkMs: 0 }],
  ['no talk for an answered call whose end is unknown', { startTime, answerTime }, { ringMs: 2500 }],
  ['no total without a start', { answerTime, endTime }, { talkMs: 30001 }],
  [
    '0 for phases that took no time',
    { enqueuedTime, startTime: enqueuedTime, answerTime: enqueuedTime, endTime: enqueuedTime },
    { queueMs: 0, ringMs: 0, talkMs: 0, totalMs: 0 },
  ],
])('a call has %s', (_, call, expected) => {
  expect(derived(call)).toStrictEqual({ answered: 'answerTime' in call, ...expected })
})

test.each([
  ['queue', { enqueuedTime: startTime, startTime: enqueuedTime }, { talkMs: 0 }],
  ['total', { startTime: endTime, endTime: startTime }, { talkMs: 0 }],
  ['duration', { startTime: endTime, answerTime, endTime: startTime }, {}],
])('times that run backwards give no %s', (_, call, expected) => {
  expect(derived(call)).toStrictEqual({ answered: 'answerTime' in call, ...expected })
})

test.each([
  ['before the start', { startTime: answerTime, answerTime: startTime, endTime }, [0, 30001, 30001]],
  ['after the end', { startTime, answerTime: at('12.000'), endTime: answerTime }, [2500, 0, 2500]],
  [
    'before a start without an end',
    { startTime: answerTime, answerTime: startTime },
    [0, undefined, undefined],
  ],
  ['after an end without a start', { answerTime, endTime: startTime }, [undefined, 0, undefined]],
])('an answer that clocks put %s lengthens nothing', (_, call, expected) => {
  const { answered, ringMs, talkMs, totalMs } = derived(call)
  expect(answered).toBe(true)
  expect([ringMs, talkMs, totalMs]).toStrictEqual(expected)
})

test('times that mean none, which earlier versions stored, count as absent', () => {
  const none = '0001-01-01T00:00:00.000Z' as Timestamp
  expect(derived({ enqueuedTime: none, startTime, answerTime: none, endTime })).toStrictEqual({
    answered: false,
    talkMs: 0,
    totalMs: 32501,
  })
})

test('durations are whole and never negative, and none is longer than the call', () => {
  fc.assert(
    fc.property(arbitraryCallTimes(), times => {
      const { queueMs, ringMs = 0, talkMs = 0, totalMs = Infinity } = derived(times)
      for (const ms of [queueMs ?? 0, ringMs, talkMs]) expect(Number.isSafeInteger(ms) && ms >= 0).toBe(true)
      expect(ringMs + talkMs <= totalMs).toBe(true)
    }),
    { numRuns: 500 },
  )
})
