import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../bandwidth/delivery'
import { decodeDelivery } from '../bandwidth/delivery-message'
import { harmless } from '../bandwidth/harmless'
import { receiveWaiting, type ReceiveWaitingDeps, type WaitingOutcome } from '../bandwidth/receive-waiting'
import type { Failure } from '../disconnect/failure'

export type DrainDeps = ReceiveWaitingDeps & {
  readonly observe: {
    readonly drained: (outcome: WaitingOutcome, delivery: Delivery) => void
    readonly failed: (failure: Failure, messageId: string) => void
  }
}

/** A message that is no delivery stays in the queue until it is a dead letter, where somebody will look at it. */
const deliveryIn = ({ body }: SQSRecord): E.Either<Failure, Delivery> =>
  pipe(
    decodeDelivery(body),
    E.mapLeft((violations): Failure => ({ _tag: 'UnreadableRecord', violations })),
  )

/** Whether the message is dealt with. */
const drain =
  (deps: DrainDeps) =>
  async (message: SQSRecord): Promise<boolean> => {
    const result = await pipe(
      TE.fromEither(deliveryIn(message)),
      TE.chain(delivery =>
        pipe(
          receiveWaiting(deps)(delivery),
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
  const drainMessage = drain({ ...deps, observe: harmless(deps.observe) })
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const done = await Promise.all(Records.map(drainMessage))
    return {
      batchItemFailures: Records.filter((_, i) => done[i] !== true).map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    }
  }
}
