import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { defined } from '../../lambda/codec/defined'
import type { CommandFailed } from '../errors'
import { awsClientOptions } from './aws-client'
import { awsFailure } from './aws-failure'
import type { StackPlace } from './place'

/** A dead letter that was looked at, or moved. `kind` says why it is one, without its content. */
export type DeadLetter = { readonly kind: string; readonly isMoved: boolean }

/** The dead letters of a stack. */
export type DeadLetters = {
  /** Their approximate number, with those that SQS hides for a moment. */
  readonly count: () => Promise<number>
  /** Some of them. SQS hides these for a second. */
  readonly some: () => Promise<readonly DeadLetter[]>
  /** Moves them, and yields each batch. */
  readonly move: () => AsyncGenerator<readonly DeadLetter[]>
  readonly failureOf: (cause: unknown) => CommandFailed
}

export type MessageQueue = { readonly client: Pick<SQSClient, 'send'>; readonly url: string }

/** Long enough to send and delete a batch. After that, a message that was not deleted can be received again. */
const HIDDEN_SECONDS = 30

/** The maximum of one request to SQS. */
const BATCH = 10

/** Requests go to the endpoint of AWS or of an emulator, whatever host the URLs of queues name. */
export const queueClient = ({ aws }: StackPlace, environment: NodeJS.ProcessEnv): SQSClient =>
  new SQSClient({ ...awsClientOptions(aws, environment), useQueueUrlAsEndpoint: false })

export const queueFailure =
  ({ stack, aws }: StackPlace, needs: string): DeadLetters['failureOf'] =>
  cause =>
    awsFailure(cause, { what: `queues of stack ${stack}`, needs, ...defined({ region: aws.region }) })

const next = async ({ client, url }: MessageQueue, hiddenSeconds: number): Promise<readonly Message[]> => {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: BATCH,
      MessageAttributeNames: ['All'],
      VisibilityTimeout: hiddenSeconds,
      WaitTimeSeconds: 1,
    }),
  )
  return Messages
}

const countMessages = async ({ client, url }: MessageQueue): Promise<number> => {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  )
  const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: hidden } = Attributes
  return Number(visible ?? 0) + Number(hidden ?? 0)
}

/** A message is deleted only after it is sent: after a failure it may be in both places. */
export const deadLettersIn = (
  queue: MessageQueue,
  kindOf: (message: Message) => string,
  /** @returns false for a message that cannot be sent, which stays */
  send: (message: Message) => Promise<boolean>,
): Pick<DeadLetters, 'count' | 'some' | 'move'> => {
  const move = async (message: Message): Promise<DeadLetter> => {
    const isMoved = await send(message)
    const { ReceiptHandle } = message
    if (isMoved) await queue.client.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle }))
    return { kind: kindOf(message), isMoved }
  }
  return {
    count: () => countMessages(queue),
    some: async () => (await next(queue, 1)).map(message => ({ kind: kindOf(message), isMoved: false })),
    // No more than there were at first: so it ends even if some become dead letters again.
    move: async function* () {
      let left = await countMessages(queue)
      for (let empty = 0; left > 0 && empty < 3;) {
        const messages = await next(queue, HIDDEN_SECONDS)
        empty = messages.length === 0 ? empty + 1 : 0
        const batch = await Promise.all(messages.map(move))
        left -= batch.length
        if (batch.length > 0) yield batch
      }
    },
  }
}
