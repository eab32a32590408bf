import { QueryCommand, type DynamoDBClient, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { NO_OLD_KEYS } from '../../lambda/dynamodb/find/partitions'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { plan } from '../../lambda/dynamodb/find/plan'
import { partitionQuery } from '../../lambda/dynamodb/find/sources'
import { timelineRange } from '../../lambda/dynamodb/find/timeline-range'
import { TABLE_NAME } from '../../local/database/embedded-database'
import { ask } from '../calls/ask'

/** The maximum of the engine: the same partitions in pages of 1 MB, one after another, without merging or decoding. */
export const pageRaw = async (client: DynamoDBClient): Promise<number> => {
  const question = ask({})
  const range = timelineRange(question, undefined)
  const started = performance.now()
  let records = 0
  const spread = { readShards: DEFAULT_SHARDS, oldKeysUntil: NO_OLD_KEYS }
  for (const partition of plan(question, range, spread)) {
    const query = partitionQuery(TABLE_NAME, question, partition)
    let startKey: QueryCommandInput['ExclusiveStartKey']
    do {
      const page = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: startKey }))
      records += page.Items?.length ?? 0
      startKey = page.LastEvaluatedKey
    } while (startKey !== undefined)
  }
  return (records * 1000) / (performance.now() - started)
}
