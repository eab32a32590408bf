import { SQSClient } from '@aws-sdk/client-sqs'
import { defined } from '../../lambda/codec/defined'
import { CommandFailed } from '../errors'
import { awsClientOptions } from '../places/aws-client'
import { awsFailure } from '../places/aws-failure'
import type { StackPlace } from '../places/place'
import type { Queues } from './dead-letters'

export type OpenQueues = { readonly queues: Queues; readonly failureOf: (cause: unknown) => CommandFailed }

/** The queues of a stack. Requests go to the endpoint of AWS or of an emulator, whatever host the URLs of the queues name. */
export const openQueues = async (
  { stack, aws, described }: StackPlace,
  environment: NodeJS.ProcessEnv,
): Promise<OpenQueues> => {
  const { OverflowQueueUrl: overflow, DeadLetterQueueUrl: deadLetters } = (await described()).outputs
  if (overflow === undefined || deadLetters === undefined)
    throw new CommandFailed(`The stack ${stack} does not say which its queues are: deploy this version first`)
  const client = new SQSClient({ ...awsClientOptions(aws, environment), useQueueUrlAsEndpoint: false })
  const subject = {
    what: `queues of stack ${stack}`,
    needs:
      'sqs:GetQueueAttributes, ReceiveMessage and DeleteMessage on the dead letters and sqs:SendMessage on the overflow queue',
    ...defined({ region: aws.region }),
  }
  return { queues: { client, overflow, deadLetters }, failureOf: cause => awsFailure(cause, subject) }
}
