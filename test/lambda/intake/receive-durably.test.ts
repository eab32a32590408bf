import * as fc from 'fast-check'
import {
  always,
  aReceiver,
  type Behaviour,
  failing,
  HANGING,
  taking,
  until,
} from '../../support/lambda/unsteady-receiver'

test('a delivery that the database takes does not go to the queue', async () => {
  const { receive } = aReceiver()
  expect(await receive(always(taking(5)), always(taking()))).toStrictEqual({
    outcome: 'stored',
    tookMs: 5,
    asked: { database: 1, queue: 0 },
  })
})

test('a database that does not answer has 2 seconds, then the queue is asked', async () => {
  const { receive } = aReceiver()
  const { outcome, tookMs } = await receive(always(HANGING), always(taking(5)))
  expect([outcome, tookMs]).toStrictEqual(['overflowed', 2_005])
})

test.each([900, 2_000, 3_000])('a queue that takes %i ms is fast enough', async ms => {
  const { receive } = aReceiver()
  expect((await receive(always(failing()), always(taking(ms)))).outcome).toBe('overflowed')
  expect((await receive(always(HANGING), always(taking(ms)))).outcome).toBe('overflowed')
})

test('if the queue fails too, both are asked again until one takes the delivery', async () => {
  const { receive } = aReceiver()
  expect((await receive(until(6_000, failing()), always(failing()))).outcome).toBe('stored')
  expect((await receive(always(failing()), until(6_000, failing()))).outcome).toBe('overflowed')
  expect((await receive(until(3_000, HANGING), always(failing()))).outcome).toBe('stored')
  expect((await receive(until(3_000, HANGING), always(HANGING))).outcome).toBe('stored')
})

test('if nothing takes the delivery, the answer comes at the deadline', async () => {
  for (const behaviour of [failing(), failing(700), HANGING]) {
    const { outcome, tookMs } = await aReceiver().receive(always(behaviour), always(behaviour))
    expect(outcome).toBe('NothingKept')
    expect(tookMs).toBeGreaterThan(7_000)
    expect(tookMs).toBeLessThan(9_000)
  }
})

const anyBehaviour: fc.Arbitrary<Behaviour> = fc.record({
  does: fc.constantFrom('fail' as const, 'hang' as const),
  afterMs: fc.nat(1_500),
})

test('a callback is not lost if the database or the queue works from 4 seconds on, whatever failed before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(4_000),
      anyBehaviour,
      anyBehaviour,
      fc.constantFrom('database', 'queue'),
      fc.nat(2),
      async (wellFrom, database, queue, recovers, slowBefore) => {
        const { receive } = aReceiver()
        for (let i = 0; i < 2 * slowBefore; i++) await receive(always(HANGING), always(taking()))
        const { outcome, tookMs } = await receive(
          recovers === 'database' ? until(wellFrom, database) : always(database),
          recovers === 'queue' ? until(wellFrom, queue) : always(queue),
        )
        expect(outcome).toBe(recovers === 'database' ? 'stored' : 'overflowed')
        expect(tookMs).toBeLessThan(9_000)
      },
    ),
  )
})
