import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../callback/delivery'
import { decodeDelivery } from '../callback/delivery-message'
import { neverThrowing } from '../callback/never-throwing'
import { type Clock, within } from '../intake/clock'
import type { Failure } from '../intake/failure'
import { receiveWaiting, type ReceiveWaitingDeps, type WaitingOutcome } from '../intake/receive-waiting'

export type DrainDeps = ReceiveWaitingDeps & {
  readonly clock: Clock
  readonly observe: {
    readonly drained: (outcome: WaitingOutcome, delivery: Delivery) => void
    readonly failed: (failure: Failure, messageId: string) => void
  }
}

/** Whether the message was received before: that attempt may have stored its delivery. */
const isReceivedAgain = ({ attributes }: Partial<Pick<SQSRecord, 'attributes'>>): boolean =>
  Number(attributes?.ApproximateReceiveCount ?? 1) > 1

/** A message that is not a delivery stays in the queue until it is a dead letter, for an operator to look at. */
const deliveryIn = (message: SQSRecord): E.Either<Failure, Delivery> =>
  pipe(
    decodeDelivery(message.body),
    E.bimap(
      (violations): Failure => ({ _tag: 'UnreadableRecord', violations }),
      delivery => (isReceivedAgain(message) ? { ...delivery, mayBeStored: true } : delivery),
    ),
  )

/** In milliseconds. The function times out after 20 s, and then all its messages return to the queue, even those that are stored. */
const MESSAGE_TIME_MAX = 15_000

/** @returns whether the message can be deleted */
const drain =
  (deps: DrainDeps) =>
  async (message: SQSRecord): Promise<boolean> => {
    const result = await pipe(
      TE.fromEither(deliveryIn(message)),
      TE.chain(delivery =>
        pipe(
          receiveWaiting(deps)(delivery),
          within(deps.clock, MESSAGE_TIME_MAX, { _tag: 'TooSlow' }),
          TE.map(outcome => {
            deps.observe.drained(outcome, delivery)
          }),
        ),
      ),
    )()
    if (E.isLeft(result)) deps.observe.failed(result.left, message.messageId)
    return E.isRight(result)
  }

/** Drains the overflow queue. Each delivery that fails again stays in it. */
export const drainHandler = (deps: DrainDeps) => {
  const drainMessage = drain({ ...deps, observe: neverThrowing(deps.observe) })
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const done = await Promise.all(Records.map(drainMessage))
    return {
      batchItemFailures: Records.filter((_, i) => done[i] !== true).map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    }
  }
}
