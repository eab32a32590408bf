import { exploreFaults } from '../support/protocol/scenarios'

describe('what is acknowledged is or will be stored or quarantined, once and unaltered, in whatever order things happen and whichever of them go wrong', () => {
  // With more faults: test/durability/protocol.test.ts.
  test.each([
    ['one callback', 2, 400],
    ['one callback that Bandwidth delivers twice', 1, 400],
    ['two callbacks that contradict each other', 1, 600],
    ['two callbacks of two calls', 1, 600],
    ['one that is not understood', 2, 300],
    ['one that the database never takes', 2, 300],
    ['one whose headers the quarantine never takes', 2, 300],
  ] as const)(
    '%s, faults: %i',
    async (sent, faults, expectedStates) => {
      const { states } = await exploreFaults(sent, faults)
      expect(states).toBeGreaterThan(expectedStates)
    },
    60_000,
  )
})
