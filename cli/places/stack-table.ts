import type { AwsChoice } from '../flags/target-flags'
import { CommandFailed } from '../errors'
import { stackOutputs } from './stack-outputs'

/** As `infra/outputs.ts` calls it. */
const TABLE_OUTPUT = 'TableName'

/** The table of a deployed stack. */
export const stackTable = async (
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<string> => {
  const table = (await stackOutputs(stack, aws, environment)).get(TABLE_OUTPUT)
  if (table === undefined)
    throw new CommandFailed(
      `The stack ${stack} has no output ${TABLE_OUTPUT}: name the stack of this project, or give --table`,
    )
  return table
}
