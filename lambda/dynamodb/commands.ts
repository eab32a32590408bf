import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Item } from './item'
import type { DisconnectKeys } from './keys'
import type { TableDefinition } from '../deployment/tables'

/** Puts an item unless one with its key is there. */
export const putOnce = (tableName: string, { partitionKey }: TableDefinition, item: Item): PutItemCommand =>
  new PutItemCommand({
    TableName: tableName,
    Item: marshall(item),
    ConditionExpression: 'attribute_not_exists(#key)',
    ExpressionAttributeNames: { '#key': partitionKey },
  })

/** Sees every write that was acknowledged before. */
export const getConsistent = (
  tableName: string,
  { callId, event }: Pick<DisconnectKeys, 'callId' | 'event'>,
): GetItemCommand =>
  new GetItemCommand({ TableName: tableName, Key: marshall({ callId, event }), ConsistentRead: true })

/** Everything of one call; sees every write that was acknowledged before. */
export const queryCall = (
  tableName: string,
  callId: string,
  startKey: QueryCommand['input']['ExclusiveStartKey'],
): QueryCommand =>
  new QueryCommand({
    TableName: tableName,
    KeyConditionExpression: '#callId = :callId',
    ExpressionAttributeNames: { '#callId': 'callId' },
    ExpressionAttributeValues: marshall({ ':callId': callId }),
    ConsistentRead: true,
    ExclusiveStartKey: startKey,
  })
