import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../callback/delivery'
import { decodeDelivery } from '../callback/delivery-message'
import { type Clock, within } from '../intake/clock'
import { neverThrowing } from '../callback/never-throwing'
import { receiveWaiting, type ReceiveWaitingDeps, type WaitingOutcome } from '../intake/receive-waiting'
import type { Failure } from '../intake/failure'

export type DrainDeps = ReceiveWaitingDeps & {
  readonly clock: Clock
  readonly observe: {
    readonly drained: (outcome: WaitingOutcome, delivery: Delivery) => void
    readonly failed: (failure: Failure, messageId: string) => void
  }
}

/** Whether it was handed out before: that try may have stored it. */
const isHandedOutAgain = ({ attributes }: Partial<Pick<SQSRecord, 'attributes'>>): boolean =>
  Number(attributes?.ApproximateReceiveCount ?? 1) > 1

/** A message that is no delivery stays in the queue until it is a dead letter, where somebody will look at it. */
const deliveryIn = (message: SQSRecord): E.Either<Failure, Delivery> =>
  pipe(
    decodeDelivery(message.body),
    E.bimap(
      (violations): Failure => ({ _tag: 'UnreadableRecord', violations }),
      delivery => (isHandedOutAgain(message) ? { ...delivery, mayBeStored: true } : delivery),
    ),
  )

/** In milliseconds. The function has 20 s: if it were stopped, all its messages would come back, also those that are stored. */
const MESSAGE_TIME_MAX = 15_000

/** Whether the message is dealt with. */
const drain =
  (deps: DrainDeps) =>
  async (message: SQSRecord): Promise<boolean> => {
    const result = await pipe(
      TE.fromEither(deliveryIn(message)),
      TE.chain(delivery =>
        pipe(
          within(deps.clock, MESSAGE_TIME_MAX)(receiveWaiting(deps)(delivery), { _tag: 'TooSlow' }),
          TE.map(outcome => {
            deps.observe.drained(outcome, delivery)
          }),
        ),
      ),
    )()
    if (E.isLeft(result)) deps.observe.failed(result.left, message.messageId)
    return E.isRight(result)
  }

/** Receives deliveries from the overflow queue again. Those that fail again stay in it, one by one. */
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
