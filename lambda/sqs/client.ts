import { SQSClient } from '@aws-sdk/client-sqs'
import { queueClient } from '../aws/client-options'

// By name: a function that loads this module later has these two alone in its bundle.
export { SendMessageCommand } from '@aws-sdk/client-sqs'

export const client = new SQSClient(queueClient())
