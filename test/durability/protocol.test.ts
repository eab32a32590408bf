import { exploreFaults } from '../protocol/scenarios'
import { useTimersByHand } from '../protocol/timers'

const timers = useTimersByHand()

describe('nothing acknowledged is lost, doubled or altered, in whatever order things happen and whichever of them go wrong', () => {
  test.each([
    ['one callback', 3],
    ['one callback that Bandwidth delivers twice', 2],
    ['two callbacks that contradict each other', 2],
    ['one that is not understood', 3],
  ] as const)(
    '%s, faults: %i',
    async (sent, faults) => {
      const { states, ends } = await exploreFaults(sent, faults, timers)
      process.stdout.write(`${sent}, faults: ${faults}; states: ${states}, ends: ${ends}\n`)
      expect(states).toBeGreaterThan(1_500)
    },
    180_000,
  )
})
