import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import * as E from 'fp-ts/Either'
import { decodeDelivery } from '../../lambda/callback/delivery-message'
import { defined } from '../../lambda/codec/defined'
import { SOURCES } from '../../lambda/disconnect/source'
import { toRecord } from '../../lambda/intake/to-record'
import { CommandFailed } from '../errors'
import { awsClientOptions } from './aws-client'
import { awsFailure } from './aws-failure'
import type { StackPlace } from './place'

export type OpenQueues = { readonly queues: Queues; readonly failureOf: (cause: unknown) => CommandFailed }

/** The queues of a stack. Requests go to the endpoint of AWS or of an emulator, whatever host the URLs of the queues name. */
export const openQueues = async (
  { stack, aws, described }: StackPlace,
  environment: NodeJS.ProcessEnv,
): Promise<OpenQueues> => {
  const { OverflowQueueUrl: overflow, DeadLetterQueueUrl: deadLetters } = (await described()).outputs
  if (overflow === undefined || deadLetters === undefined)
    throw new CommandFailed(`The stack ${stack} does not say which queues it has: deploy this version first`)
  const client = new SQSClient({ ...awsClientOptions(aws, environment), useQueueUrlAsEndpoint: false })
  const subject = {
    what: `queues of stack ${stack}`,
    needs:
      'sqs:GetQueueAttributes, ReceiveMessage and DeleteMessage on the dead letters and sqs:SendMessage on the overflow queue',
    ...defined({ region: aws.region }),
  }
  return { queues: { client, overflow, deadLetters }, failureOf: cause => awsFailure(cause, subject) }
}

export type Queues = {
  readonly client: Pick<SQSClient, 'send'>
  readonly overflow: string
  readonly deadLetters: string
}

/** Long enough to send and delete a batch. After that, a message that was not deleted can be received again. */
const HIDDEN_SECONDS = 30

/** The maximum of one request to SQS. */
const BATCH = 10

const next = async ({ client, deadLetters }: Queues, hiddenSeconds: number): Promise<readonly Message[]> => {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: deadLetters,
      MaxNumberOfMessages: BATCH,
      VisibilityTimeout: hiddenSeconds,
      WaitTimeSeconds: 1,
    }),
  )
  return Messages
}

/** The approximate number of dead letters, with those that SQS hides for a moment. */
export const countDeadLetters = async ({ client, deadLetters }: Queues): Promise<number> => {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: deadLetters,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  )
  const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: hidden } = Attributes
  return Number(visible ?? 0) + Number(hidden ?? 0)
}

/** The probable reason why a message is a dead letter, without its content. `--json` has these texts as names. */
export const kindOf = ({ Body = '' }: Pick<Message, 'Body'>): string => {
  const delivery = decodeDelivery(Body)
  if (E.isLeft(delivery)) return 'no callback: it will come back, unless a newer version reads it'
  return E.isRight(toRecord({ source: SOURCES.callback, allowsAccount: () => true })(delivery.right))
    ? 'a callback that is understood: the table did not take it for a day'
    : 'a callback that is not understood: the quarantine did not take it for a day'
}

/** The kinds of some dead letters. SQS hides these for a second. */
export const kindsOfDeadLetters = async (queues: Queues): Promise<readonly string[]> =>
  (await next(queues, 1)).map(kindOf)

/** A message is deleted only after it is sent. After a failure it may be in both queues, and is still stored only once. */
const move =
  ({ client, overflow, deadLetters }: Queues) =>
  async ({ Body, ReceiptHandle }: Message): Promise<void> => {
    await client.send(new SendMessageCommand({ QueueUrl: overflow, MessageBody: Body }))
    await client.send(new DeleteMessageCommand({ QueueUrl: deadLetters, ReceiptHandle }))
  }

/**
 * Moves the dead letters back into the overflow queue, and yields the kinds of each batch. It moves no more than there were at first:
 * so it ends even if some become dead letters again.
 */
export async function* moveDeadLetters(queues: Queues): AsyncGenerator<readonly string[]> {
  let left = await countDeadLetters(queues)
  for (let empty = 0; left > 0 && empty < 3;) {
    const messages = await next(queues, HIDDEN_SECONDS)
    empty = messages.length === 0 ? empty + 1 : 0
    await Promise.all(messages.map(move(queues)))
    left -= messages.length
    if (messages.length > 0) yield messages.map(kindOf)
  }
}
