import * as fc from 'fast-check'
import { plausibleTimes } from '../../../lambda/disconnect/plausible-times'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { arbitraryCallTimes } from '../../support/callbacks/arbitraries'

const TIMES = ['eventTime', 'enqueuedTime', 'startTime', 'answerTime', 'endTime'] as const

const at = (text: string): Timestamp => text as Timestamp
const start = at('2026-03-14T09:25:00.250Z')
const end = at('2026-03-14T09:26:53.589Z')

test.each(TIMES)('%s means none before the year 2000', name => {
  expect(plausibleTimes({ [name]: at('1999-12-31T23:59:59.999Z') })).toStrictEqual({})
  for (const none of ['0000-12-31T23:00:00.000Z', '0001-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'])
    expect(plausibleTimes({ [name]: at(none) })).toStrictEqual({})
  const first = { [name]: at('2000-01-01T00:00:00.000Z') }
  expect(plausibleTimes(first)).toBe(first)
})

test.each([
  ['10 s before the start', '2026-03-14T09:24:50.250Z', true],
  ['more than that before the start', '2026-03-14T09:24:50.249Z', false],
  ['10 s after the end', '2026-03-14T09:27:03.589Z', true],
  ['more than that after the end', '2026-03-14T09:27:03.590Z', false],
  ['within the call', '2026-03-14T09:26:00.000Z', true],
])('an answer %s counts or not: %s, %p', (_, answer, counts) => {
  const answerTime = at(answer)
  for (const bounds of [
    { startTime: start, endTime: end },
    { startTime: end, endTime: start },
  ]) {
    const kept = plausibleTimes({ ...bounds, answerTime })
    expect(kept).toStrictEqual(counts ? { ...bounds, answerTime } : bounds)
  }
})

test('an answer is compared with the bound that is known, and with none that is not', () => {
  const early = { answerTime: at('2026-03-14T08:00:00.000Z') }
  const late = { answerTime: at('2026-03-14T10:00:00.000Z') }
  const none = at('0001-01-01T00:00:00.000Z')
  expect(plausibleTimes({ ...early, startTime: start })).toStrictEqual({ startTime: start })
  expect(plausibleTimes({ ...late, startTime: start, endTime: none })).toStrictEqual({
    ...late,
    startTime: start,
  })
  expect(plausibleTimes({ ...late, endTime: end })).toStrictEqual({ endTime: end })
  expect(plausibleTimes({ ...early, startTime: none, endTime: end })).toStrictEqual({
    ...early,
    endTime: end,
  })
  expect(plausibleTimes({ ...late, startTime: none, endTime: none })).toStrictEqual(late)
})

test('what remains is plausible', () => {
  fc.assert(
    fc.property(arbitraryCallTimes(), times => {
      const kept = plausibleTimes(times)
      expect(plausibleTimes(kept)).toBe(kept)
    }),
  )
})
