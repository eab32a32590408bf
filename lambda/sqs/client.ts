import { SQSClient } from '@aws-sdk/client-sqs'

// By name: a function that loads this module later has these two alone in its bundle.
export { SendMessageCommand } from '@aws-sdk/client-sqs'

/** A single, short try: the database has had its time, and Bandwidth waits. Times are in milliseconds. */
export const client = new SQSClient({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 300, requestTimeout: 700, throwOnRequestTimeout: true },
})
