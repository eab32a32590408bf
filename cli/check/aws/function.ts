import {
  GetAccountSettingsCommand,
  GetEventSourceMappingCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda'
import { GetQueueAttributesCommand, type QueueAttributeName, type SQSClient } from '@aws-sdk/client-sqs'
import * as E from 'fp-ts/Either'
import { defined } from '../../../lambda/codec/defined'
import { askAws, type AwsAnswer } from './aws-answer'
import type { Concurrency, Mapping, Runtime } from './stack-reader'

export const runtimeOf = (client: LambdaClient, functionName: string): Promise<AwsAnswer<Runtime>> =>
  askAws('lambda:GetFunctionConfiguration', async () => {
    const { Runtime: runtime = 'unknown', LastModified } = await client.send(
      new GetFunctionConfigurationCommand({ FunctionName: functionName }),
    )
    return { runtime, ...defined({ modifiedAt: LastModified }) }
  })

const accountConcurrency = (client: LambdaClient) =>
  askAws('lambda:GetAccountSettings', async () => {
    const { AccountLimit: { ConcurrentExecutions, UnreservedConcurrentExecutions } = {} } = await client.send(
      new GetAccountSettingsCommand({}),
    )
    if (ConcurrentExecutions === undefined) throw new Error('no limit')
    return {
      account: ConcurrentExecutions,
      unreserved: UnreservedConcurrentExecutions ?? ConcurrentExecutions,
    }
  })

const reservedConcurrency = (client: LambdaClient, functionName: string) =>
  askAws('lambda:GetFunctionConcurrency', async () => {
    const { ReservedConcurrentExecutions: reserved } = await client.send(
      new GetFunctionConcurrencyCommand({ FunctionName: functionName }),
    )
    return defined({ reserved })
  })

export const concurrencyOf = async (
  client: LambdaClient,
  functionName: string,
): Promise<AwsAnswer<Concurrency>> => {
  const [account, reserved] = await Promise.all([
    accountConcurrency(client),
    reservedConcurrency(client, functionName),
  ])
  if (E.isLeft(account)) return account
  return E.isLeft(reserved) ? reserved : E.right({ ...account.right, ...reserved.right })
}

const DEPTHS: readonly QueueAttributeName[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
]

/** The number of messages in a queue, in flight or not. @param which names the queue, for the operator */
export const queueDepthOf = (
  client: SQSClient,
  queueUrl: string | undefined,
  which = 'the overflow queue',
): Promise<AwsAnswer<number>> =>
  askAws(`sqs:GetQueueAttributes on ${which}`, async () => {
    if (queueUrl === undefined) throw new Error(`no output with the URL of ${which}`)
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...DEPTHS] }),
    )
    return DEPTHS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0)
  })

export const mappingOf = (client: LambdaClient, id: string): Promise<AwsAnswer<Mapping | undefined>> =>
  askAws('lambda:GetEventSourceMapping', async () => {
    try {
      const { State: state = 'unknown' } = await client.send(new GetEventSourceMappingCommand({ UUID: id }))
      return { id, state }
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined
      throw error
    }
  })
