import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs'
import type { SQSBatchResponse } from 'aws-lambda'

/** Far shorter than deployed, so that failed messages are retried during the test. */
const VISIBILITY_SECONDS = 2
const POLLERS = 3

export type OverflowQueue = {
  readonly url: string
  readonly waiting: () => Promise<number>
  readonly deadLetters: () => Promise<number>
  readonly stop: () => Promise<void>
}

type Invoke = (event: unknown) => Promise<unknown>

const clientAt = (endpoint: string): SQSClient =>
  new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })

const makeQueues = async (client: SQSClient) => {
  const make = async (QueueName: string, Attributes: Record<string, string> = {}): Promise<string> =>
    (await client.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? ''
  const deadLetters = await make('dead-letters')
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: deadLetters, AttributeNames: ['QueueArn'] }),
  )
  const redrive = { deadLetterTargetArn: Attributes?.['QueueArn'], maxReceiveCount: 720 }
  const url = await make('overflow', {
    VisibilityTimeout: String(VISIBILITY_SECONDS),
    RedrivePolicy: JSON.stringify(redrive),
  })
  return { url, deadLetters }
}

/** The number of messages, visible and in flight. */
const sizeOf = async (client: SQSClient, url: string): Promise<number> => {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  )
  return (
    Number(Attributes['ApproximateNumberOfMessages']) +
    Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
  )
}

const handOut = async (
  client: SQSClient,
  url: string,
  messages: Message[],
  invoke: Invoke,
): Promise<void> => {
  const Records = messages.map(({ MessageId, Body, Attributes }) => ({
    messageId: MessageId,
    body: Body,
    attributes: Attributes,
  }))
  const { batchItemFailures } = (await invoke({ Records })) as SQSBatchResponse
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
  const Entries = messages
    .filter(({ MessageId = '' }) => !failed.has(MessageId))
    .map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }))
  if (Entries.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }))
}

/** A queue, and pollers that invoke a function with its messages as Lambda does: ten at a time, failed ones again later. */
export const startOverflowQueue = async (endpoint: string, invoke: Invoke): Promise<OverflowQueue> => {
  const client = clientAt(endpoint)
  const { url, deadLetters } = await makeQueues(client)
  let stopping = false
  const poll = async (): Promise<void> => {
    while (!stopping) {
      const received = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 1,
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        }),
      )
      const { Messages = [] } = received
      // If the function ends in the middle, all messages become visible again.
      if (Messages.length > 0) await handOut(client, url, Messages, invoke).catch(() => undefined)
    }
  }
  const pollers = Promise.all(Array.from({ length: POLLERS }, poll))
  return {
    url,
    waiting: () => sizeOf(client, url),
    deadLetters: () => sizeOf(client, deadLetters),
    stop: async () => {
      stopping = true
      await pollers
      client.destroy()
    },
  }
}
