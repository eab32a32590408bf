import { exploreFaults } from '../support/protocol/scenarios'

const told = (sent: string, faults: number, { states, ends }: Awaited<ReturnType<typeof exploreFaults>>) =>
  process.stdout.write(`${sent}, faults: ${faults}; states: ${states}, ends: ${ends}\n`)

describe('what is acknowledged is or will be stored or quarantined, once and unaltered', () => {
  test.each([
    ['one callback', 3, 10_000],
    ['one that is not understood', 3, 5_000],
  ] as const)(
    'in whatever order things happen and whichever of them go wrong: %s, faults: %i',
    async (sent, faults, expectedStates) => {
      const explored = await exploreFaults(sent, faults)
      told(sent, faults, explored)
      expect(explored.states).toBeGreaterThan(expectedStates)
    },
    180_000,
  )

  // They have 40,000 states and more, which would take minutes. With fewer faults test/protocol/ explores all of them.
  test.each([
    ['two callbacks of two calls', 2],
    ['one that the database never takes', 3],
    ['one callback that Bandwidth delivers twice', 2],
    ['two callbacks that contradict each other', 2],
    ['two callbacks that contradict each other', 4],
  ] as const)(
    'in 12,000 states that were chosen at random: %s, faults: %i',
    async (sent, faults) => {
      const explored = await exploreFaults(sent, faults, { statesMax: 12_000 })
      told(sent, faults, explored)
      expect(explored.states).toBeGreaterThanOrEqual(12_000)
    },
    180_000,
  )
})
