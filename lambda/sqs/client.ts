import { SQSClient } from '@aws-sdk/client-sqs'
import { queueClient } from '../aws/client-options'

// Named exports: a bundle that imports this module dynamically has nothing else of the SDK's module.
export { SendMessageCommand } from '@aws-sdk/client-sqs'

export const client = new SQSClient(queueClient())
