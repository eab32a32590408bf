import { SQSClient } from '@aws-sdk/client-sqs'
import { CommandFailed } from '../errors'
import type { AwsChoice } from '../flags/target-flags'
import { awsClientOptions } from '../places/aws-client-options'
import { awsFailure } from '../places/aws-failure'
import { stackOutputs } from '../places/stack-outputs'
import type { Queues } from './dead-letters'

export type OpenQueues = { readonly queues: Queues; readonly failureOf: (cause: unknown) => CommandFailed }

/** The queues of a deployed stack. They are asked where AWS, or an emulator, listens, whatever host their addresses name. */
export const openQueues = async (
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<OpenQueues> => {
  const outputs = await stackOutputs(stack, aws, environment)
  const [overflow, deadLetters] = ['OverflowQueueUrl', 'DeadLetterQueueUrl'].map(name => outputs.get(name))
  if (overflow === undefined || deadLetters === undefined)
    throw new CommandFailed(`The stack ${stack} does not say which its queues are: deploy this version first`)
  const client = new SQSClient({ ...awsClientOptions(aws, environment), useQueueUrlAsEndpoint: false })
  const place = {
    what: `queues of stack ${stack}`,
    needs:
      'sqs:GetQueueAttributes, ReceiveMessage and DeleteMessage on the dead letters and sqs:SendMessage on the overflow queue',
    ...(aws.region === undefined ? {} : { region: aws.region }),
  }
  return { queues: { client, overflow, deadLetters }, failureOf: cause => awsFailure(cause, place) }
}
