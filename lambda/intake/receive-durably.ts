import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../callback/delivery'
import type { CircuitBreaker } from './circuit-breaker'
import { type Clock, within } from './clock'
import type { Failure } from './failure'
import { type Outcome, receiveCatching, type ReceiveDeps } from './receive'

/** Holds deliveries that could be neither stored nor quarantined, until they are drained. */
export type Overflow = {
  readonly put: (delivery: Delivery) => TE.TaskEither<OverflowError, void>
}

export type OverflowError = { readonly _tag: 'OverflowUnavailable'; readonly cause: unknown }

export type DurableOutcome = Outcome | { readonly _tag: 'overflowed'; readonly reason: Failure }

/** Neither the database nor the queue took the delivery: the only case in which it is lost. */
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

/** In milliseconds since 1970-01-01T00:00:00Z. */
export type Deadlines = {
  /** For the database: then the queue is asked. */
  readonly database: number
  /** For the delivery: then the sender gets an answer. */
  readonly delivery: number
}

/** All in milliseconds. The minimum wait for each, even after a deadline, and the maximum for the queue. */
const DATABASE_TIME_MIN = 500
const QUEUE_TIME_MIN = 1_000
const QUEUE_TIME_MAX = 3_500

/** The pause between two rounds, and the least time for another round. */
const PAUSE = 100
const ROUND_MIN = 500

/** The breaker counts failures that took at least this long. */
const SLOW = 500

type Deps = ReceiveDurablyDeps
type Result = TE.TaskEither<NothingKept, DurableOutcome>

/** Asks the database, and reports the result to the breaker. */
const askDatabase =
  (deps: Deps, ms: number, delivery: Delivery): TE.TaskEither<Failure, Outcome> =>
  async () => {
    const startedAt = deps.clock.now()
    const result = await within(deps.clock, ms, { _tag: 'TooSlow' })(receiveCatching(deps)(delivery))()
    if (E.isRight(result)) deps.breaker.succeeded()
    else if (deps.clock.now() - startedAt >= SLOW) deps.breaker.failedSlowly()
    return result
  }

const QUEUE_TOO_SLOW: OverflowError = {
  _tag: 'OverflowUnavailable',
  cause: new DOMException('The queue took too long', 'TimeoutError'),
}

const askQueue = (deps: Deps, ms: number, reason: Failure, delivery: Delivery): Result =>
  pipe(
    deps.overflow.put(delivery),
    within(deps.clock, Math.min(QUEUE_TIME_MAX, Math.max(QUEUE_TIME_MIN, ms)), QUEUE_TOO_SLOW),
    TE.bimap(
      ({ cause }): NothingKept => ({ _tag: 'NothingKept', reason, overflowCause: cause }),
      (): DurableOutcome => ({ _tag: 'overflowed', reason }),
    ),
  )

/** The milliseconds that are left. */
const leftUntil = ({ clock }: Deps, deadline: number): number => deadline - clock.now()

/** Repeats rounds while there is time. There are at least two, since the function may have been frozen during the first. */
const repeat =
  (deps: Deps, deadline: number, round: () => Result, nextRound = round): Result =>
  async () => {
    let result = await round()()
    if (E.isRight(result)) return result
    do {
      await deps.clock.timer(PAUSE).over
      result = await nextRound()()
    } while (E.isLeft(result) && leftUntil(deps, deadline) >= PAUSE + ROUND_MIN)
    return result
  }

/** Puts a delivery into the overflow queue without asking the database. */
export const toOverflow =
  (deps: Deps) =>
  ({ delivery: deadline }: Deadlines, reason: Failure) =>
  (delivery: Delivery): Result =>
    repeat(deps, deadline, () => askQueue(deps, leftUntil(deps, deadline), reason, delivery))

/**
 * Receives a delivery. If the database does not take it in time, it goes to the overflow queue. If the queue does not take it either,
 * both are asked again until the deadline. While the circuit breaker is open, the queue is asked at once.
 */
export const receiveDurably =
  (deps: Deps) =>
  (deadlines: Deadlines) =>
  (delivery: Delivery): Result => {
    const left = (): number => leftUntil(deps, deadlines.delivery)
    /** As soon as the database was asked, it may have stored the delivery. */
    const asked: Delivery = { ...delivery, mayBeStored: true }
    const both = (first: Delivery, databaseMs: number, queueShare: number): Result =>
      pipe(
        askDatabase(deps, databaseMs, first),
        TE.orElseW(reason => askQueue(deps, left() * queueShare, reason, asked)),
      )
    const firstRound = (): Result =>
      deps.breaker.mayAsk()
        ? both(delivery, leftUntil(deps, deadlines.database), 1)
        : askQueue(deps, left(), { _tag: 'CircuitOpen' }, delivery)
    // Each gets half of the time that is left, so that neither uses up the other's.
    const nextRound = (): Result => both(asked, Math.max(DATABASE_TIME_MIN, left() / 2), 1 / 2)
    return repeat(deps, deadlines.delivery, firstRound, nextRound)
  }
