import {
  GetEventSourceMappingCommand,
  ResourceNotFoundException,
  type LambdaClient,
} from '@aws-sdk/client-lambda'
import { GetQueueAttributesCommand, type QueueAttributeName, type SQSClient } from '@aws-sdk/client-sqs'
import { asked, type Asked } from './asked'
import type { Draining } from './stack-reader'

const DEPTHS: readonly QueueAttributeName[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
]

export const queueDepthOf = (client: SQSClient, queueUrl: string | undefined): Promise<Asked<number>> =>
  asked('sqs:GetQueueAttributes on the overflow queue', async () => {
    if (queueUrl === undefined) throw new Error('no output OverflowQueueUrl')
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...DEPTHS] }),
    )
    return DEPTHS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0)
  })

export const drainingOf = (client: LambdaClient, id: string): Promise<Asked<Draining | undefined>> =>
  asked('lambda:GetEventSourceMapping', async () => {
    try {
      const { State: state = 'unknown' } = await client.send(new GetEventSourceMappingCommand({ UUID: id }))
      return { id, state }
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined
      throw error
    }
  })
