import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { CallId } from '../../disconnect/identifiers'
import type { Order, Question } from '../../question/question'
import { allOf, conditionsOf } from './conditions'
import type { TimelineRange } from './range'
import { positionOf, TIMELINE, type Attributes, type SourceOptions } from './index-source'
import type { Placed, Source } from './merge'

/** Evidence has no place in the timeline, and so is left out. */
export const callQuery = (
  tableName: string,
  question: Question,
  callId: CallId,
  { low, high }: TimelineRange,
): QueryCommandInput => {
  const inRange = {
    expression: '#timeline BETWEEN :low AND :high',
    names: { '#timeline': TIMELINE },
    values: { ':low': low, ':high': high },
  }
  const filter = allOf([inRange, ...conditionsOf(question)])
  return {
    TableName: tableName,
    KeyConditionExpression: '#callId = :callId',
    FilterExpression: filter?.expression,
    ExpressionAttributeNames: { '#callId': 'callId', ...filter?.names },
    ExpressionAttributeValues: marshall({ ':callId': callId, ...filter?.values }),
    ConsistentRead: true,
    ReturnConsumedCapacity: 'TOTAL',
  }
}

/** The events of one call: few, so they are all read, and then sorted. */
export const callSource = (
  query: QueryCommandInput,
  order: Order,
  { client, spend }: Pick<SourceOptions, 'client' | 'spend'>,
): Source<Attributes> => ({
  next: async () => {
    const rows: Placed<Attributes>[] = []
    let startKey: Attributes | undefined
    do {
      const {
        Items = [],
        LastEvaluatedKey,
        ConsumedCapacity,
      } = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: startKey }))
      spend(ConsumedCapacity?.CapacityUnits ?? 0)
      rows.push(...Items.map(item => ({ position: positionOf(item), value: item })))
      startKey = LastEvaluatedKey
    } while (startKey !== undefined)
    const sign = order === 'newest' ? -1 : 1
    return { rows: rows.sort((a, b) => (a.position < b.position ? -sign : sign)) }
  },
})
