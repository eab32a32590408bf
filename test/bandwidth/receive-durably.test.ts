import * as E from 'fp-ts/Either'
import * as fc from 'fast-check'
import type { Overflow } from '../../lambda/bandwidth/overflow'
import { circuitBreaker } from '../../lambda/bandwidth/circuit-breaker'
import { receiveDurably } from '../../lambda/bandwidth/receive-durably'
import type { DisconnectStore } from '../../lambda/disconnect/disconnect-store'
import { aDelivery } from '../support/builders'
import { virtualClock } from '../support/virtual-clock'

/** What one of the two does, and after how many milliseconds. */
type Behaviour = { readonly does: 'take' | 'fail' | 'hang'; readonly afterMs: number }

const taking = (afterMs = 5): Behaviour => ({ does: 'take', afterMs })
const failing = (afterMs = 5): Behaviour => ({ does: 'fail', afterMs })
const HANGING: Behaviour = { does: 'hang', afterMs: 0 }

type At = (time: number) => Behaviour

const always =
  (behaviour: Behaviour): At =>
  () =>
    behaviour

/** From a moment on it takes everything. */
const until =
  (time: number, before: Behaviour): At =>
  now =>
    now < time ? before : taking()

const DATABASE_FAILS = { _tag: 'StoreUnavailable', cause: 'down' } as const
const QUEUE_FAILS = { _tag: 'OverflowUnavailable', cause: 'down' } as const

const aReceiver = () => {
  const { clock, run, sleep } = virtualClock()
  let asked = { database: 0, queue: 0 }
  const act = async <L, A>({ does, afterMs }: Behaviour, left: L, right: A): Promise<E.Either<L, A>> => {
    if (does === 'hang') return new Promise(() => undefined)
    await sleep(afterMs)
    return does === 'take' ? E.right(right) : E.left(left)
  }
  const breaker = circuitBreaker({ now: clock.now, threshold: 3, restMs: 10_000 })

  const receive = async (database: At, queue: At) => {
    asked = { database: 0, queue: 0 }
    const put: DisconnectStore['put'] = () => () => {
      asked.database++
      return act(database(clock.now() - startedAt), DATABASE_FAILS, 'stored' as const)
    }
    const overflow: Overflow = {
      put: () => () => {
        asked.queue++
        return act(queue(clock.now() - startedAt), QUEUE_FAILS, undefined)
      },
    }
    const startedAt = clock.now()
    const deps = {
      store: { put },
      quarantine: { put: () => () => Promise.reject(new Error('odd')) },
      allowsAccount: () => true,
      overflow,
      breaker,
      clock,
    }
    const deadlines = { database: startedAt + 2_000, delivery: startedAt + 8_000 }
    const result = await run(receiveDurably(deps)(deadlines)(aDelivery()))
    return {
      outcome: E.isRight(result) ? result.right._tag : result.left._tag,
      tookMs: clock.now() - startedAt,
      asked,
    }
  }
  return { receive }
}

test('what the database takes does not reach the queue', async () => {
  const { receive } = aReceiver()
  expect(await receive(always(taking(5)), always(taking()))).toStrictEqual({
    outcome: 'stored',
    tookMs: 5,
    asked: { database: 1, queue: 0 },
  })
})

test('a silent database has 2 seconds, then the queue has its turn', async () => {
  const { receive } = aReceiver()
  const { outcome, tookMs } = await receive(always(HANGING), always(taking(5)))
  expect([outcome, tookMs]).toStrictEqual(['overflowed', 2_005])
})

test.each([900, 2_000, 3_000])('a queue that takes %i ms is waited for', async ms => {
  const { receive } = aReceiver()
  expect((await receive(always(failing()), always(taking(ms)))).outcome).toBe('overflowed')
  expect((await receive(always(HANGING), always(taking(ms)))).outcome).toBe('overflowed')
})

test('if the queue fails too, both are tried again until one of them takes it', async () => {
  const { receive } = aReceiver()
  expect((await receive(until(6_000, failing()), always(failing()))).outcome).toBe('stored')
  expect((await receive(always(failing()), until(6_000, failing()))).outcome).toBe('overflowed')
  expect((await receive(until(3_000, HANGING), always(failing()))).outcome).toBe('stored')
  expect((await receive(until(3_000, HANGING), always(HANGING))).outcome).toBe('stored')
})

test('where nothing takes it, the answer comes at the deadline', async () => {
  for (const behaviour of [failing(), failing(700), HANGING]) {
    const { outcome, tookMs } = await aReceiver().receive(always(behaviour), always(behaviour))
    expect(outcome).toBe('NothingKept')
    expect(tookMs).toBeGreaterThan(7_000)
    expect(tookMs).toBeLessThan(9_000)
  }
})

test('after some slow failures the queue has its turn at once, and now and then the database is tried', async () => {
  const { receive } = aReceiver()
  const took: number[] = []
  while (took.length < 5_000) took.push((await receive(always(HANGING), always(taking(5)))).tookMs)
  expect(took.slice(0, 3)).toStrictEqual([2_005, 2_005, 2_005])
  expect(took.filter(ms => ms === 5).length).toBeGreaterThan(4_990)
  expect(took.slice(3).filter(ms => ms > 5)).toContain(2_005)
})

test('a database that fails at once is asked each time: nobody waits for it', async () => {
  const { receive } = aReceiver()
  for (let i = 0; i < 10; i++)
    expect((await receive(always(failing()), always(taking()))).asked).toStrictEqual({
      database: 1,
      queue: 1,
    })
})

test('while the database is left alone, a queue that fails brings it back', async () => {
  const { receive } = aReceiver()
  for (let i = 0; i < 3; i++) await receive(always(HANGING), always(taking()))
  const { outcome, asked } = await receive(always(taking()), always(failing()))
  expect([outcome, asked]).toStrictEqual(['stored', { database: 1, queue: 1 }])
})

test('a database that has recovered is used again after its rest', async () => {
  const { receive } = aReceiver()
  for (let i = 0; i < 3; i++) await receive(always(HANGING), always(taking()))
  // Each takes 2 s of the rest.
  for (let i = 0; i < 5; i++)
    expect((await receive(always(taking()), always(taking(2_000)))).outcome).toBe('overflowed')
  expect((await receive(always(taking()), always(taking()))).outcome).toBe('stored')
})

const anyBehaviour: fc.Arbitrary<Behaviour> = fc.record({
  does: fc.constantFrom('fail' as const, 'hang' as const),
  afterMs: fc.nat(1_500),
})

test('whatever went wrong before, a callback is kept if either of the two is well from 4 seconds on', async () => {
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
