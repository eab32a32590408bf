import {
  PutRuleCommand,
  PutTargetsCommand,
  type EventBridgeClient,
  type Target,
} from '@aws-sdk/client-eventbridge'
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { CALL_ENDED, EVENT_SOURCE } from '../../../lambda/deployment/call-ended'

/** An event as a consumer gets it. */
export type ReceivedEvent = {
  readonly detail: Readonly<Record<string, unknown>> & { readonly callId: string }
  readonly resources: readonly string[]
  /** When it came into the queue, in milliseconds since 1970. */
  readonly arrivedAt: number
}

/** Creates a rule with one target. */
export const subscribe =
  (eventBridge: EventBridgeClient, EventBusName: string) =>
  async (Name: string, EventPattern: string, target: Target): Promise<void> => {
    await eventBridge.send(new PutRuleCommand({ EventBusName, Name, EventPattern }))
    const { FailedEntryCount = 0 } = await eventBridge.send(
      new PutTargetsCommand({ EventBusName, Rule: Name, Targets: [target] }),
    )
    if (FailedEntryCount > 0) throw new Error(`The rule ${Name} has no target`)
  }

type Clients = { readonly eventBridge: EventBridgeClient; readonly sqs: SQSClient }

/** A queue for events about ended calls. @returns what takes whatever is in it */
export const consumerOf = async (
  { eventBridge, sqs }: Clients,
  eventBusName: string,
): Promise<() => Promise<readonly ReceivedEvent[]>> => {
  const QueueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'consumer' }))).QueueUrl
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  )
  const pattern = { source: [EVENT_SOURCE], 'detail-type': [CALL_ENDED] }
  await subscribe(eventBridge, eventBusName)('consumer', JSON.stringify(pattern), {
    Id: 'queue',
    Arn: Attributes?.['QueueArn'],
  })

  /** Whatever is in the queue now. */
  const receive = async (): Promise<readonly ReceivedEvent[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    )
    if (Messages.length === 0) return []
    const Entries = Messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }))
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
    const events = Messages.map(({ Body = '', Attributes: { SentTimestamp } = {} }) => ({
      ...(JSON.parse(Body) as Omit<ReceivedEvent, 'arrivedAt'>),
      arrivedAt: Number(SentTimestamp),
    }))
    return [...events, ...(await receive())]
  }
  return receive
}
