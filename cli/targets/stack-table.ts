import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import type { AwsChoice } from '../flags/target-flags'
import { Failure } from '../failure'
import { awsClientOptions } from './aws-client-options'
import { awsFailure } from './aws-failure'

/** As `infra/outputs.ts` calls it. */
const TABLE_OUTPUT = 'TableName'

/** The table of a deployed stack. */
export const stackTable = async (
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<string> => {
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
  const table = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === TABLE_OUTPUT)?.OutputValue
  if (table === undefined)
    throw new Failure(
      `The stack ${stack} has no output ${TABLE_OUTPUT}: name the stack of this project, or give --table`,
    )
  return table
}
