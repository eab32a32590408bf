import { ScanCommand, type DynamoDBClient, type ScanCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { SOURCES } from '../../lambda/disconnect/source'
import { TABLE_NAME } from '../../local/database/embedded-database'

/** The ids of all calls of which a reconciled record is stored. */
export const reconciledCalls = async (client: DynamoDBClient): Promise<ReadonlySet<string>> => {
  const found = new Set<string>()
  let startKey: ScanCommandInput['ExclusiveStartKey']
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: TABLE_NAME,
        FilterExpression: '#source = :reconciled',
        ProjectionExpression: 'callId',
        ExpressionAttributeNames: { '#source': 'source' },
        ExpressionAttributeValues: marshall({ ':reconciled': SOURCES.reconciled }),
        ExclusiveStartKey: startKey,
      }),
    )
    for (const { callId } of page.Items ?? []) found.add(callId?.S ?? '')
    startKey = page.LastEvaluatedKey
  } while (startKey !== undefined)
  return found
}

/** How many ids are in one of the sets only. */
export const difference = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter(id => !other.has(id)).length + [...other].filter(id => !one.has(id)).length
