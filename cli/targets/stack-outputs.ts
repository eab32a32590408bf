import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import type { AwsChoice } from '../flags/target-flags'
import { awsClientOptions } from './aws-client-options'
import { awsFailure } from './aws-failure'

/** What a deployed stack tells its users, by name (`infra/outputs.ts`). */
export const stackOutputs = async (
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, string>> => {
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
  return new Map(
    (Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  )
}
