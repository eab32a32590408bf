import { exploreFaults } from '../support/protocol/scenarios'

describe('every acknowledged callback is, or will be, stored or quarantined once and unaltered, in any order of events, with any combination of faults', () => {
  // With more faults: test/durability/protocol.test.ts.
  test.each([
    ['one callback', 2, 400],
    ['one callback that Bandwidth delivers twice', 1, 400],
    ['two callbacks that contradict each other', 1, 600],
    ['two callbacks of two calls', 1, 600],
    ['one callback of a call that is reconciled', 1, 150],
    ['one callback that Bandwidth delivers twice, of a call that is reconciled', 0, 50],
    ['two callbacks that contradict each other, of a call that is reconciled', 0, 50],
    ['one callback that cannot be decoded', 2, 300],
    ['one callback that the database always rejects', 2, 300],
    ['one callback whose headers the quarantine always rejects', 2, 300],
  ] as const)(
    '%s, faults: %i',
    async (sent, faults, expectedStates) => {
      const { states } = await exploreFaults(sent, faults)
      expect(states).toBeGreaterThan(expectedStates)
    },
    60_000,
  )
})
