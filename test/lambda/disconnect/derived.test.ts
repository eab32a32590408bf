import * as fc from 'fast-check'
import { defined } from '../../../lambda/codec/defined'
import { derived } from '../../../lambda/disconnect/derived'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { arbitraryTimestamp } from '../../support/callbacks/arbitraries'

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
  ['ringing', { startTime: answerTime, answerTime: startTime, endTime }, { talkMs: 32501, totalMs: 30001 }],
  ['talk', { startTime, answerTime: endTime, endTime: answerTime }, { ringMs: 32501, totalMs: 2500 }],
  ['total', { startTime: endTime, endTime: startTime }, { talkMs: 0 }],
])('times that run backwards give no %s', (_, call, expected) => {
  expect(derived(call)).toStrictEqual({ answered: 'answerTime' in call, ...expected })
})

test('durations are whole and never negative', () => {
  const maybe = () => fc.option(arbitraryTimestamp(), { nil: undefined })
  fc.assert(
    fc.property(maybe(), maybe(), maybe(), maybe(), (...times) => {
      const [enqueued, start, answer, end] = times
      const { queueMs, ringMs, talkMs, totalMs } = derived(
        defined({ enqueuedTime: enqueued, startTime: start, answerTime: answer, endTime: end }),
      )
      for (const ms of [queueMs, ringMs, talkMs, totalMs])
        expect(ms === undefined || (Number.isSafeInteger(ms) && ms >= 0)).toBe(true)
    }),
  )
})
