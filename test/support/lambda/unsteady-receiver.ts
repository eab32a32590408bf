import * as E from 'fp-ts/Either'
import { circuitBreaker } from '../../../lambda/intake/circuit-breaker'
import { type Overflow, receiveDurably } from '../../../lambda/intake/receive-durably'
import type { DisconnectStore } from '../../../lambda/question/reader'
import { aDelivery } from '../callbacks/builders'
import { virtualClock } from './virtual-clock'

/** What the database or the queue does with a delivery, and after how many milliseconds. */
export type Behaviour = { readonly does: 'take' | 'fail' | 'hang'; readonly afterMs: number }

export const taking = (afterMs = 5): Behaviour => ({ does: 'take', afterMs })
export const failing = (afterMs = 5): Behaviour => ({ does: 'fail', afterMs })
export const HANGING: Behaviour = { does: 'hang', afterMs: 0 }

export type At = (time: number) => Behaviour

export const always =
  (behaviour: Behaviour): At =>
  () =>
    behaviour

/** Behaves like `before` until a time, then takes every delivery. */
export const until =
  (time: number, before: Behaviour): At =>
  now =>
    now < time ? before : taking()

const DATABASE_FAILS = { _tag: 'StoreUnavailable', cause: 'down' } as const
const QUEUE_FAILS = { _tag: 'OverflowUnavailable', cause: 'down' } as const

/** Receives deliveries on a virtual clock, with a database and a queue that behave as each test says. */
export const aReceiver = () => {
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
