import {
  DeleteItemCommand,
  QueryCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { defined } from '../../lambda/codec/defined'
import { dayOf } from '../../lambda/dynamodb/quarantine/commands'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE, type TableDefinition } from '../../lambda/deployment/tables'
import type { Deletion } from './place'

export type DeletionOptions = {
  readonly client: Pick<DynamoDBClient, 'send'>
  readonly tableName: string
  readonly quarantineTableName: string
}

export type Key = Readonly<Record<string, AttributeValue>>

type Within = {
  readonly tableName: string
  readonly definition: Pick<TableDefinition, 'partitionKey' | 'sortKey'>
  readonly partition: string
  /** The beginning of the sort key; without it, the whole partition. */
  readonly prefix?: string
}

/** Reads only the keys. */
const queryKeys = (
  { tableName, definition, partition, prefix }: Within,
  startKey: Key | undefined,
): QueryCommand =>
  new QueryCommand({
    TableName: tableName,
    KeyConditionExpression: `#partition = :partition${prefix === undefined ? '' : ' AND begins_with(#sort, :prefix)'}`,
    ProjectionExpression: '#partition, #sort',
    ExpressionAttributeNames: { '#partition': definition.partitionKey, '#sort': definition.sortKey },
    ExpressionAttributeValues: marshall(defined({ ':partition': partition, ':prefix': prefix })),
    ConsistentRead: true,
    ExclusiveStartKey: startKey,
  })

/** The keys of a partition, read page by page. */
export async function* keysWithin(client: DeletionOptions['client'], within: Within): AsyncGenerator<Key> {
  let startKey: Key | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(queryKeys(within, startKey))
    yield* Items
    startKey = LastEvaluatedKey
  } while (startKey !== undefined)
}

export const deleteKey = async (
  client: DeletionOptions['client'],
  tableName: string,
  key: Key,
): Promise<void> => {
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: key }))
}

const deleteWithin = async (client: DeletionOptions['client'], within: Within): Promise<number> => {
  let deleted = 0
  for await (const key of keysWithin(client, within)) {
    await deleteKey(client, within.tableName, key)
    deleted++
  }
  return deleted
}

export const deletionFrom = ({ client, tableName, quarantineTableName }: DeletionOptions): Deletion => ({
  call: callId => deleteWithin(client, { tableName, definition: DISCONNECTS_TABLE, partition: callId }),
  quarantined: async quarantineId => {
    const partition = dayOf(quarantineId)
    if (partition === undefined) return 0
    const definition = QUARANTINE_TABLE
    return deleteWithin(client, {
      tableName: quarantineTableName,
      definition,
      partition,
      prefix: `${quarantineId}#`,
    })
  },
})
