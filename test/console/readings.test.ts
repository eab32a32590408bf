import { type Readings, rememberedReadings } from '../../console/readings'

const readings = (calls: number): Readings =>
  // Only the number of calls counts here.
  ({ reading: { calls: { length: calls } } }) as unknown as Readings

const remembered = () => {
  let nowMs = 0
  return {
    ...rememberedReadings(() => nowMs),
    after: (ms: number) => (nowMs += ms),
  }
}

test('what was read last is remembered for a minute, whatever the order of the parameters', () => {
  const { remember, find, after } = remembered()
  const one = readings(10)
  remember(
    [
      ['since', '7d'],
      ['by', 'cause'],
    ],
    one,
  )
  const asked = [
    ['by', 'cause'],
    ['since', '7d'],
  ] as const
  expect(find(asked)).toBe(one)
  expect(find([['since', '7d']])).toBeUndefined()
  after(60_000)
  expect(find(asked)).toBeUndefined()
})

test('two readings are kept, and no more calls than fit into memory', () => {
  const { remember, find } = remembered()
  const named = (name: string) => [['tag', name]] as const
  for (const name of ['a', 'b', 'c']) remember(named(name), readings(10))
  expect(['a', 'b', 'c'].map(name => find(named(name)) !== undefined)).toStrictEqual([false, true, true])
  remember(named('d'), readings(999_999))
  expect(['c', 'd'].map(name => find(named(name)) !== undefined)).toStrictEqual([false, true])
  remember(named('e'), readings(1_000_001))
  expect(['d', 'e'].map(name => find(named(name)) !== undefined)).toStrictEqual([false, false])
})
