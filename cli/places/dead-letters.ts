import { type Message, SendMessageCommand } from '@aws-sdk/client-sqs'
import * as E from 'fp-ts/Either'
import { decodeDelivery } from '../../lambda/callback/delivery-message'
import { SOURCES } from '../../lambda/disconnect/source'
import { toRecord } from '../../lambda/intake/to-record'
import { CommandFailed } from '../errors'
import { deadLettersIn, queueClient, queueFailure, type DeadLetters } from './message-queue'
import type { StackPlace } from './place'

/** The probable reason why a message is a dead letter. `--json` has these texts as names. */
const kindOf = ({ Body = '' }: Message): string => {
  const delivery = decodeDelivery(Body)
  if (E.isLeft(delivery)) return 'no callback: it will come back, unless a newer version reads it'
  return E.isRight(toRecord({ source: SOURCES.callback, allowsAccount: () => true })(delivery.right))
    ? 'a callback that is understood: the table did not take it for a day'
    : 'a callback that is not understood: the quarantine did not take it for a day'
}

/** The dead letters of the overflow queue, into which they move. A callback that is in both queues is stored only once. */
export const overflowDeadLetters = async (
  place: StackPlace,
  environment: NodeJS.ProcessEnv,
): Promise<DeadLetters> => {
  const { OverflowQueueUrl: overflow, DeadLetterQueueUrl: url } = (await place.described()).outputs
  if (overflow === undefined || url === undefined)
    throw new CommandFailed(
      `The stack ${place.stack} does not say which queues it has: deploy this version first`,
    )
  const client = queueClient(place, environment)
  const send = async ({ Body }: Message): Promise<boolean> => {
    await client.send(new SendMessageCommand({ QueueUrl: overflow, MessageBody: Body }))
    return true
  }
  const needs =
    'sqs:GetQueueAttributes, ReceiveMessage and DeleteMessage on the dead letters and sqs:SendMessage on the overflow queue'
  return { ...deadLettersIn({ client, url }, kindOf, send), failureOf: queueFailure(place, needs) }
}
