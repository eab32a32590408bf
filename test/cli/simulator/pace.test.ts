import * as fc from 'fast-check'
import { pace, type PaceClock } from '../../../cli/simulator/pace'

/** A simulated clock whose timers are late by the given time. */
const clockOf = (lateMs: number) => {
  const time = { ms: 0 }
  const clock: PaceClock = {
    now: () => time.ms,
    pause: ms => {
      time.ms += ms + lateMs
      return Promise.resolve(true)
    },
  }
  return { time, clock }
}

const never = new AbortController().signal

test('calls start when they are due, however late timers are, and the rate is held', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 0, max: 20 }),
      async (rate, late) => {
        const { time, clock } = clockOf(late)
        const { due, result } = pace(rate, never, clock)
        let isDue = true
        let furthest = 0
        for (let index = 0; index < 2_000; index++) {
          isDue &&= await due(index)
          furthest = Math.max(furthest, Math.abs(time.ms - (index * 1_000) / rate))
        }
        expect(isDue).toBe(true)
        expect(furthest).toBeLessThan(Math.max(1, late) + 0.001)
        expect(result().held).toBe(true)
        expect(Math.abs(result().achieved / rate - 1)).toBeLessThan(0.02)
      },
    ),
    { numRuns: 20 },
  )
})

test('a receiver that cannot keep up is reported', async () => {
  const { time, clock } = clockOf(0)
  const { due, result } = pace(100, never, clock)
  for (let index = 0; index < 50; index++) {
    await due(index)
    time.ms += 20
  }
  expect(result()).toStrictEqual({ target: 100, achieved: 50, held: false })
})

test('an interruption ends the waiting', async () => {
  const controller = new AbortController()
  const { due } = pace(0.01, controller.signal)
  expect(await due(0)).toBe(true)
  const waiting = due(1)
  controller.abort()
  expect([await waiting, await due(0)]).toStrictEqual([false, false])
})
