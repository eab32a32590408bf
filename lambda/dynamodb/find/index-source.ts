import { QueryCommand, type AttributeValue, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Question } from '../../question/question'
import type { Client } from '../client'
import { allOf, conditionsOf } from './conditions'
import type { Partition } from './plan'
import type { TimelineRange } from './range'
import type { Chunk, Source } from './merge'
import { DISCONNECTS_TABLE } from '../../deployment/tables'

export type Attributes = Record<string, AttributeValue>

export const TIMELINE = DISCONNECTS_TABLE.indexes[0].sortKey

/** A query for one partition of an index. DynamoDB filters after it has read, and charges what it read. */
export const partitionQuery = (
  tableName: string,
  question: Question,
  { index, key, condition }: Partition,
  { low, high }: TimelineRange,
): QueryCommandInput => {
  const filter = allOf([...conditionsOf(question), ...(condition === undefined ? [] : [condition])])
  return {
    TableName: tableName,
    IndexName: index,
    KeyConditionExpression: '#key = :key AND #timeline BETWEEN :low AND :high',
    ...(filter === undefined ? {} : { FilterExpression: filter.expression }),
    ExpressionAttributeNames: { '#key': index, '#timeline': TIMELINE, ...filter?.names },
    ExpressionAttributeValues: marshall({ ':key': key, ':low': low, ':high': high, ...filter?.values }),
    ScanIndexForward: question.order === 'oldest',
    ReturnConsumedCapacity: 'TOTAL',
  }
}

/** How many records a source is to give, whatever part of what it looks at they are. */
export type Amounts = {
  readonly first: number
  /** At a time, when it has given the first. */
  readonly further: number
}

export type SourceOptions = {
  readonly client: Client
  readonly amounts: Amounts
  /** Told what each request cost, in read units. */
  readonly spend: (readUnits: number) => void
}

/** A request ends at 1 MB in any case, which is about as many records. */
const LIMIT_MAX = 1_200

/** Fewer than these cost as much: DynamoDB charges by 4 KB. */
const MATCHES_MIN = 4

/** What a source has seen so far: how many items it looked at, and how many of them were wanted. */
type Seen = { readonly lookedAt: number; readonly matched: number }

/** As many as should give what is missing, if records go on matching as they did. */
const nextLimit = ({ first, further }: Amounts, limit: number, { lookedAt, matched }: Seen): number => {
  if (matched === 0) return Math.min(limit * 4, LIMIT_MAX)
  const missing = matched < first ? first - matched : further
  const needed = Math.ceil((Math.max(missing, MATCHES_MIN) * lookedAt) / matched)
  return Math.min(needed, limit * 4, LIMIT_MAX)
}

export const positionOf = (attributes: Attributes): string => attributes[TIMELINE]?.S ?? ''

/** A partition of an index, read in requests whose size follows how much of what they read was wanted. */
export const partitionSource = (
  query: QueryCommandInput,
  { client, amounts, spend }: SourceOptions,
): Source<Attributes> => {
  let limit = Math.min(amounts.first, LIMIT_MAX)
  let startKey: Attributes | undefined
  let seen: Seen = { lookedAt: 0, matched: 0 }
  return {
    next: async (): Promise<Chunk<Attributes>> => {
      const {
        Items = [],
        ScannedCount = 0,
        LastEvaluatedKey,
        ConsumedCapacity,
      } = await client.send(new QueryCommand({ ...query, Limit: limit, ExclusiveStartKey: startKey }))
      spend(ConsumedCapacity?.CapacityUnits ?? 0)
      startKey = LastEvaluatedKey
      seen = { lookedAt: seen.lookedAt + ScannedCount, matched: seen.matched + Items.length }
      limit = nextLimit(amounts, limit, seen)
      return {
        rows: Items.map(item => ({ position: positionOf(item), value: item })),
        ...(LastEvaluatedKey === undefined ? {} : { reached: positionOf(LastEvaluatedKey) }),
      }
    },
  }
}
