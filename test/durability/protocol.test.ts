import { exploreFaults } from '../support/protocol/scenarios'

const print = (sent: string, faults: number, { states, ends }: Awaited<ReturnType<typeof exploreFaults>>) =>
  process.stdout.write(`${sent}, faults: ${faults}; states: ${states}, ends: ${ends}\n`)

describe('every acknowledged callback is, or will be, stored or quarantined once and unaltered', () => {
  test.each([
    ['one callback', 3, 10_000],
    ['one callback that cannot be decoded', 3, 5_000],
    ['one callback of a call that is reconciled', 2, 2_000],
  ] as const)(
    'in any order of events, with any combination of faults: %s, faults: %i',
    async (sent, faults, expectedStates) => {
      const explored = await exploreFaults(sent, faults)
      print(sent, faults, explored)
      expect(explored.states).toBeGreaterThan(expectedStates)
    },
    180_000,
  )

  // These have more than 40,000 states, which would take minutes. test/protocol/ explores them completely, with fewer faults.
  test.each([
    ['two callbacks of two calls', 2],
    ['one callback that the database always rejects', 3],
    ['one callback that Bandwidth delivers twice', 2],
    ['two callbacks that contradict each other', 2],
    ['two callbacks that contradict each other', 4],
    ['one callback that Bandwidth delivers twice, of a call that is reconciled', 2],
    ['two callbacks that contradict each other, of a call that is reconciled', 2],
  ] as const)(
    'in 12,000 states that are chosen at random: %s, faults: %i',
    async (sent, faults) => {
      const explored = await exploreFaults(sent, faults, { statesMax: 12_000 })
      print(sent, faults, explored)
      expect(explored.states).toBeGreaterThanOrEqual(12_000)
    },
    180_000,
  )
})
