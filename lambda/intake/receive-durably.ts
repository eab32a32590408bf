import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Failure } from './failure'
import type { CircuitBreaker } from './circuit-breaker'
import { type Clock, within } from './clock'
import type { Delivery } from '../callback/delivery'
import { receiveCaught, type Outcome, type ReceiveDeps } from './receive'

/** Where deliveries wait that could be neither stored nor quarantined, until somebody receives them again. */
export type Overflow = {
  readonly put: (delivery: Delivery) => TE.TaskEither<OverflowError, void>
}

export type OverflowError = { readonly _tag: 'OverflowUnavailable'; readonly cause: unknown }

export type DurableOutcome = Outcome | { readonly _tag: 'overflowed'; readonly reason: Failure }

/** Neither the database nor the queue took it: the only case in which a delivery is not kept. */
export type NothingKept = {
  readonly _tag: 'NothingKept'
  readonly reason: Failure
  readonly overflowCause: unknown
}

export type ReceiveDurablyDeps = ReceiveDeps & {
  readonly overflow: Overflow
  readonly breaker: CircuitBreaker
  readonly clock: Clock
}

/** The moments by which one delivery is kept, in milliseconds since 1970-01-01T00:00:00Z. */
export type Deadlines = {
  /** When the queue has its turn at the latest. */
  readonly database: number
  /** When the sender gets an answer, whatever it is. */
  readonly delivery: number
}

/** All in milliseconds. How long each of the two is waited for: no less, even after the deadline, and no longer. */
const DATABASE_TURN_MIN = 500
const QUEUE_TURN_MIN = 1_000
const QUEUE_TURN_MAX = 3_500

/** Between two rounds, and the least time that is worth another round. */
const PAUSE = 100
const ROUND_MIN = 500

/** A failure that took this long kept the function waiting, so the breaker counts it. */
const SLOW = 500

type Deps = ReceiveDurablyDeps
type Kept = TE.TaskEither<NothingKept, DurableOutcome>

/** Asks the database, and tells the breaker how it went. */
const askDatabase =
  (deps: Deps, delivery: Delivery, ms: number): TE.TaskEither<Failure, Outcome> =>
  async () => {
    const startedAt = deps.clock.now()
    const result = await within(deps.clock, ms)(receiveCaught(deps)(delivery), { _tag: 'TooSlow' })()
    if (E.isRight(result)) deps.breaker.succeeded()
    else if (deps.clock.now() - startedAt >= SLOW) deps.breaker.failedSlowly()
    return result
  }

const QUEUE_TOO_SLOW: OverflowError = {
  _tag: 'OverflowUnavailable',
  cause: new DOMException('The queue took too long', 'TimeoutError'),
}

const askQueue = (deps: Deps, delivery: Delivery, ms: number, reason: Failure): Kept =>
  pipe(
    within(deps.clock, Math.min(QUEUE_TURN_MAX, Math.max(QUEUE_TURN_MIN, ms)))(
      deps.overflow.put(delivery),
      QUEUE_TOO_SLOW,
    ),
    TE.bimap(
      ({ cause }): NothingKept => ({ _tag: 'NothingKept', reason, overflowCause: cause }),
      (): DurableOutcome => ({ _tag: 'overflowed', reason }),
    ),
  )

/** Milliseconds that are left. */
const leftFor = ({ clock }: Deps, deadline: number): number => deadline - clock.now()

/** One round after the other, while there is time for one; two at least, since the function may have been frozen in the first. */
const untilKept =
  (deps: Deps, deadline: number, round: () => Kept, nextRound = round): Kept =>
  async () => {
    let result = await round()()
    if (E.isRight(result)) return result
    do {
      await deps.clock.timer(PAUSE).over
      result = await nextRound()()
    } while (E.isLeft(result) && leftFor(deps, deadline) >= PAUSE + ROUND_MIN)
    return result
  }

/** Keeps a delivery in the queue as it came, for somebody who can do more with it later. */
export const overflow =
  (deps: Deps) =>
  ({ delivery: deadline }: Deadlines) =>
  (reason: Failure) =>
  (delivery: Delivery): Kept =>
    untilKept(deps, deadline, () => askQueue(deps, delivery, leftFor(deps, deadline), reason))

/**
 * Receives a delivery. What the database does not take in time goes to the overflow queue, and counts as kept; if the queue
 * does not take it either, both are tried again until the deadline. While the database hangs, the queue has its turn at once.
 */
export const receiveDurably =
  (deps: Deps) =>
  (deadlines: Deadlines) =>
  (delivery: Delivery): Kept => {
    const left = (): number => leftFor(deps, deadlines.delivery)
    /** It may be stored from when the database is first asked. */
    const asked: Delivery = { ...delivery, mayBeStored: true }
    const both = (first: Delivery, databaseMs: number, queueShare: number): Kept =>
      pipe(
        askDatabase(deps, first, databaseMs),
        TE.orElseW(reason => askQueue(deps, asked, left() * queueShare, reason)),
      )
    const firstRound = (): Kept =>
      deps.breaker.mayAsk()
        ? both(delivery, leftFor(deps, deadlines.database), 1)
        : askQueue(deps, delivery, left(), { _tag: 'CircuitOpen' })
    // Each waits for half of what is left, so that neither takes all of it from the other.
    const nextRound = (): Kept => both(asked, Math.max(DATABASE_TURN_MIN, left() / 2), 1 / 2)
    return untilKept(deps, deadlines.delivery, firstRound, nextRound)
  }
