import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { TableDefinition } from '../deployment/tables'
import type { Item } from './item'
import type { DisconnectKeys } from './keys'

/** No item has this source. */
const NONE = '-'

/**
 * Puts an item unless there is one with the same key.
 *
 * @param yielding the source of items that do not count: such an item is replaced, and the answer returns it
 */
export const putOnce = (
  tableName: string,
  { partitionKey }: TableDefinition,
  item: Item,
  yielding: string = NONE,
): PutItemCommand =>
  new PutItemCommand({
    TableName: tableName,
    Item: marshall(item),
    ConditionExpression: 'attribute_not_exists(#key) OR #source = :yielding',
    ExpressionAttributeNames: { '#key': partitionKey, '#source': 'source' },
    ExpressionAttributeValues: { ':yielding': { S: yielding } },
    ReturnValues: 'ALL_OLD',
  })

/** Sees every write that was acknowledged before it. */
export const getConsistent = (
  tableName: string,
  { callId, event }: Pick<DisconnectKeys, 'callId' | 'event'>,
): GetItemCommand =>
  new GetItemCommand({ TableName: tableName, Key: marshall({ callId, event }), ConsistentRead: true })

/** All items of one call. Sees every write that was acknowledged before it. */
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
