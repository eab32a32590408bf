import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as T from 'fp-ts/Task'
import * as TE from 'fp-ts/TaskEither'
import type { Failure } from '../disconnect/failure'
import type { CircuitBreaker } from './circuit-breaker'
import type { Clock } from './clock'
import type { Delivery } from './delivery'
import type { Overflow, OverflowError } from './overflow'
import { receiveCaught, type Outcome, type ReceiveDeps } from './receive'

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

/** How long one delivery may take, in milliseconds since 1970-01-01T00:00:00Z. */
export type Deadlines = {
  /** When the queue has its turn at the latest. */
  readonly database: number
  /** When the sender gets an answer, whatever it is. */
  readonly delivery: number
}

/** All in milliseconds. The longest wait for one of the two, before the other has its turn. */
const DATABASE_TURN = 2_000
const QUEUE_TURN = 3_500

/** The queue always has this long, even if the function was frozen until its deadline had passed. */
const QUEUE_TURN_MIN = 1_000

/** Between two rounds, and the least time that is worth another round. */
const PAUSE = 100
const ROUND_MIN = 500

/** A failure that took this long kept the function waiting, so the breaker counts it. */
const SLOW = 500

type Deps = ReceiveDurablyDeps
type Kept = TE.TaskEither<NothingKept, DurableOutcome>

/**
 * Waits so many milliseconds at most. The task is not stopped: if it succeeds later, the delivery may be kept in two
 * places, and is still stored once.
 */
const within =
  ({ clock }: Pick<Deps, 'clock'>, ms: number) =>
  <L, A>(task: TE.TaskEither<L, A>, tooSlow: L): TE.TaskEither<L, A> =>
  async () => {
    const timer = clock.timer(ms)
    try {
      return await Promise.race([task(), timer.over.then(() => E.left(tooSlow))])
    } finally {
      timer.cancel()
    }
  }

/** Asks the database, and tells the breaker how it went. */
const askDatabase =
  (deps: Deps, delivery: Delivery, ms: number, isRetry?: boolean): TE.TaskEither<Failure, Outcome> =>
  async () => {
    const startedAt = deps.clock.now()
    const result = await within(deps, ms)(receiveCaught(deps)(delivery, isRetry), { _tag: 'TooSlow' })()
    if (E.isRight(result)) deps.breaker.succeeded()
    else if (deps.clock.now() - startedAt >= SLOW) deps.breaker.failedSlowly()
    return result
  }

const QUEUE_TOO_SLOW: OverflowError = {
  _tag: 'OverflowUnavailable',
  cause: Object.assign(new Error('The queue took too long'), { name: 'TimeoutError', code: 'ETIMEDOUT' }),
}

const askQueue =
  (deps: Deps, delivery: Delivery, ms: number) =>
  (reason: Failure): Kept =>
    pipe(
      within(deps, Math.min(QUEUE_TURN, Math.max(QUEUE_TURN_MIN, ms)))(
        deps.overflow.put(delivery),
        QUEUE_TOO_SLOW,
      ),
      TE.bimap(
        ({ cause }): NothingKept => ({ _tag: 'NothingKept', reason, overflowCause: cause }),
        (): DurableOutcome => ({ _tag: 'overflowed', reason }),
      ),
    )

/** One round after the other, while there is time for one. */
const untilKept = (deps: Deps, deadline: number, round: () => Kept, nextRound = round): Kept =>
  pipe(
    T.Do,
    T.chain(round),
    TE.orElse(nothingKept =>
      deadline - deps.clock.now() < PAUSE + ROUND_MIN
        ? TE.left(nothingKept)
        : pipe(
            () => deps.clock.timer(PAUSE).over,
            T.chain(() => untilKept(deps, deadline, nextRound)),
          ),
    ),
  )

/** Milliseconds that are left. */
const leftFor = ({ clock }: Deps, deadline: number): number => deadline - clock.now()

/** Keeps a delivery in the queue as it came, for somebody who can do more with it later. */
export const overflow =
  (deps: Deps) =>
  ({ delivery: deadline }: Deadlines) =>
  (reason: Failure) =>
  (delivery: Delivery): Kept =>
    untilKept(deps, deadline, () => askQueue(deps, delivery, leftFor(deps, deadline))(reason))

/**
 * Receives a delivery. What the database does not take in time goes to the overflow queue, and counts as kept; if the queue
 * does not take it either, both are tried again until the deadline. While the database hangs, the queue has its turn at once.
 */
export const receiveDurably =
  (deps: Deps) =>
  (deadlines: Deadlines) =>
  (delivery: Delivery): Kept => {
    const left = (): number => leftFor(deps, deadlines.delivery)
    const queue = (share: number) => (reason: Failure) => askQueue(deps, delivery, left() * share)(reason)
    const firstRound = (): Kept =>
      deps.breaker.isOpen()
        ? queue(1)({ _tag: 'DatabaseHangs' })
        : pipe(askDatabase(deps, delivery, leftFor(deps, deadlines.database)), TE.orElseW(queue(1)))
    // Each waits for half of what is left, so that neither takes all of it from the other.
    const nextRound = (): Kept =>
      pipe(askDatabase(deps, delivery, Math.min(DATABASE_TURN, left() / 2), true), TE.orElseW(queue(1 / 2)))
    return untilKept(deps, deadlines.delivery, firstRound, nextRound)
  }
