import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation'
import type { AwsChoice } from '../flags/target-flags'
import { awsClientOptions } from './aws-client-options'
import { awsFailure } from './aws-failure'

/** What a deployed stack tells its users, by name (`infra/outputs.ts`). */
export type StackOutputs = ReadonlyMap<string, string>

/** @throws CommandFailed where there is no such stack, or it may not be described */
export const describeStack = async (
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<Stack | undefined> => {
  const client = new CloudFormationClient(awsClientOptions(aws, environment))
  const place = { what: `stack ${stack}`, ...(aws.region === undefined ? {} : { region: aws.region }) }
  const { Stacks = [] } = await client
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch((error: unknown) => {
      throw awsFailure(error, place)
    })
    .finally(() => {
      client.destroy()
    })
  return Stacks[0]
}

export const outputsOf = (stack: Stack | undefined): StackOutputs =>
  new Map((stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))

export const stackOutputs = async (
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<StackOutputs> => outputsOf(await describeStack(stack, aws, environment))
