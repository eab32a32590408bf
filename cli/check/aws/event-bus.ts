import {
  DescribeEventBusCommand,
  type EventBridgeClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-eventbridge'
import { askAws, type AwsAnswer } from './aws-answer'

/** Whether there is an event bus of this name or ARN. EventBridge takes events for one that there is not, and drops them. */
export const eventBusExists = (client: EventBridgeClient, name: string): Promise<AwsAnswer<boolean>> =>
  askAws('events:DescribeEventBus', async () => {
    try {
      await client.send(new DescribeEventBusCommand({ Name: name }))
      return true
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return false
      throw error
    }
  })
