import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import { awsFailure } from './aws-failure'
import type { Storage } from './storage'

/** Who may write records need not be allowed to describe their table, and not every imitation of DynamoDB can. */
const NOT_TOLD = new Set(['AccessDenied', 'AccessDeniedException', 'UnknownOperationException'])

const isNotTold = (error: unknown): boolean => error instanceof Error && NOT_TOLD.has(error.name)

/**
 * Tells a table from another, empty one that was made under the same name or answers at the same URL. Where that cannot
 * be asked, it is the name. @throws CommandFailed
 */
export const tableIdentity = async ({ client, tableName, name, place }: Storage): Promise<string> => {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
    const made = Table?.CreationDateTime?.toISOString()
    return [name, Table?.TableArn, Table?.TableId, made].filter(part => part !== undefined).join(' ')
  } catch (error) {
    if (isNotTold(error)) return name
    throw awsFailure(error, place)
  }
}
