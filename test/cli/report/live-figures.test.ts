import { timesIn } from '../../../display/time/time-text'
import { liveFigures } from '../../../cli/report/live-figures'
import { CallTable } from '../../../lambda/report/call-table'
import type { Reading } from '../../../lambda/report/read-calls'
import { UTC } from '../../../lambda/time/zone'
import { terminalHere } from '../../support/cli/in-process'
import { aCall, NOW } from '../../support/html/html-input'

const HOUR_MS = 3_600_000
const UNTIL = Date.parse(NOW)

const times = timesIn(UTC, () => UNTIL)

const emptyReading = (): Reading => ({
  period: { since: NOW, until: NOW },
  calls: new CallTable(['cause']),
  after: new CallTable(['cause']),
  unreadable: 0,
  readUnits: 0,
  reachedMs: Infinity,
  atLeast: true,
})

const add = (reading: Reading, hoursAgo: number, count: number, change = {}): void => {
  for (let n = 0; n < count; n++) reading.calls.add(aCall({ endedMs: UNTIL - hoursAgo * HOUR_MS, ...change }))
}

/** What stands on the screen after each step, with a clock that goes on by so many milliseconds before it. */
const shown = (
  steps: readonly ((reading: Reading) => number)[],
  { isTTY = true, isBefore = false, isFinished = false, TERM = 'xterm' } = {},
) => {
  const { terminal, ended } = terminalHere({ TERM }, { isTTY })
  let nowMs = 0
  const live = liveFigures(terminal, times, () => nowMs)
  const reading = emptyReading()
  for (const step of steps) {
    nowMs += step(reading)
    live.show(reading, isBefore)
  }
  if (isFinished) live.finish(reading)
  live.clear()
  return ended(0).stderr.split('\r\u001b[K')
}

const firstHours = (reading: Reading): number => {
  add(reading, 1, 60)
  add(reading, 1, 30, { answered: false, cause: 'busy' })
  add(reading, 1, 10, { answered: false, cause: 'error' })
  // Calls with this cause were read sooner: they are not counted before the others of that time are there.
  add(reading, 5, 1_000)
  reading.reachedMs = UNTIL - 2 * HOUR_MS
  return 1_000
}

test('the first figures are those of the calls back to a time, and later ones go further back', () => {
  const toTheEnd = (reading: Reading): number => {
    reading.reachedMs = -Infinity
    return 1_000
  }
  expect(shown([firstHours, toTheEnd])).toStrictEqual([
    '',
    'back to 11-18 17:52: 100 calls, 50.2-69.1 % answered, 5.5-17.4 % failed',
    'all read: 1,100 calls, 95.1-97.3 % answered, 0.5-1.7 % failed',
    '',
  ])
})

test('at the end all calls are counted, unless they were there at once', () => {
  expect(
    shown([firstHours, reading => ((reading.reachedMs = -Infinity), 0)], { isFinished: true })[2],
  ).toMatch(/^all read: 1,100 calls, /)
  expect(shown([() => 0], { isFinished: true })).toStrictEqual([''])
})

test('of the period before, only how far it was read', () => {
  expect(shown([firstHours], { isBefore: true })[1]).toBe('the time before, back to 11-18 17:52: 100 calls')
})

test('it is written at most five times a second, and nothing is shown before it is complete', () => {
  const soon = (reading: Reading): number => {
    add(reading, 1, 1)
    return 150
  }
  expect(shown([soon, soon, soon])).toStrictEqual([''])
  expect(shown([firstHours, () => 100, () => 99, () => 1, () => 0])).toHaveLength(4)
})

test('where nobody looks, nothing is written', () => {
  expect(shown([firstHours], { isTTY: false })).toStrictEqual([''])
})

test('a terminal that cannot write a line anew is left alone', () => {
  expect(shown([firstHours], { TERM: 'dumb' })).toStrictEqual([''])
})
