import { QueryCommand, type AttributeValue, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { DISCONNECTS_TABLE } from '../../deployment/tables'
import type { CallId } from '../../disconnect/identifiers'
import type { Order } from '../../question/codecs'
import { conditionsOf, type Question } from '../../question/question'
import type { Client } from '../client'
import { filterExpression } from './conditions'
import type { Chunk, Positioned, RowSource } from './merge'
import type { PlannedPartition } from './plan'
import type { TimelineRange } from './timeline-range'

export type Attributes = Record<string, AttributeValue>

const TIMELINE = DISCONNECTS_TABLE.indexes[0].sortKey

const rowOf = (item: Attributes): Positioned<Attributes> => ({ position: positionOf(item), value: item })

const positionOf = (attributes: Attributes): string => attributes[TIMELINE]?.S ?? ''

/** A query for one partition of an index. DynamoDB filters after it has read, and charges for what it read. */
export const partitionQuery = (
  tableName: string,
  question: Question,
  { index, key, condition, range: { low, high } }: PlannedPartition,
): QueryCommandInput => {
  const filter = filterExpression([
    ...conditionsOf(question),
    ...(condition === undefined ? [] : [condition]),
  ])
  return {
    TableName: tableName,
    IndexName: index,
    KeyConditionExpression: '#key = :key AND #timeline BETWEEN :low AND :high',
    FilterExpression: filter?.expression,
    ExpressionAttributeNames: { '#key': index, '#timeline': TIMELINE, ...filter?.names },
    ExpressionAttributeValues: marshall({ ':key': key, ':low': low, ':high': high, ...filter?.values }),
    ScanIndexForward: question.order === 'oldest',
    ReturnConsumedCapacity: 'TOTAL',
  }
}

/** How many matching records a source reads. */
export type Amounts = {
  readonly first: number
  /** At a time, after the first. */
  readonly further: number
  /** Whether few of the records that are read are expected to match. */
  readonly expectsFew: boolean
}

type ReadOptions = {
  readonly client: Client
  /** Receives the cost of each request, in read units. */
  readonly spend: (readUnits: number) => void
}

const send = async (query: QueryCommandInput, { client, spend }: ReadOptions) => {
  const { Items = [], ...output } = await client.send(new QueryCommand(query))
  spend(output.ConsumedCapacity?.CapacityUnits ?? 0)
  return { ...output, rows: Items.map(rowOf) }
}

/** A request ends at 1 MB in any case, which is about this many records. */
const LIMIT_MAX = 1_200

/** DynamoDB charges by 4 KB, in which there are about this many records: fewer cost just as much. */
const RECORDS_PER_PAGE = 7

const wholePages = (records: number): number => Math.ceil(records / RECORDS_PER_PAGE) * RECORDS_PER_PAGE

/** Fewer matches are not worth a request. */
const MATCHES_MIN = 4

/** How many times as much the first request reads if few match: it takes about as much as two requests would, in one. */
const FEW_TIMES = 3

/** How many items a source has read so far, and how many of them matched. */
type Progress = { readonly read: number; readonly matched: number }

/** The number of items that should contain the missing matches, if items keep matching at the same rate. */
const nextLimit = ({ first, further }: Amounts, limit: number, { read, matched }: Progress): number => {
  if (matched === 0) return Math.min(limit * 4, LIMIT_MAX)
  const missing = matched < first ? first - matched : further
  const needed = Math.ceil((Math.max(missing, MATCHES_MIN) * read) / matched)
  return Math.min(wholePages(needed), limit * 4, LIMIT_MAX)
}

/** A partition of an index. The size of each request follows from how many of the items read so far matched. */
export const partitionSource = (
  query: QueryCommandInput,
  amounts: Amounts,
  options: ReadOptions,
): RowSource<Attributes> => {
  const { first, expectsFew } = amounts
  let limit = Math.min(wholePages(expectsFew ? first * FEW_TIMES : first), LIMIT_MAX)
  let startKey: Attributes | undefined
  let progress: Progress = { read: 0, matched: 0 }
  return {
    next: async (): Promise<Chunk<Attributes>> => {
      const request = { ...query, Limit: limit, ExclusiveStartKey: startKey }
      const { rows, ScannedCount = 0, LastEvaluatedKey } = await send(request, options)
      startKey = LastEvaluatedKey
      progress = { read: progress.read + ScannedCount, matched: progress.matched + rows.length }
      limit = nextLimit(amounts, limit, progress)
      return startKey === undefined ? { rows } : { rows, reached: positionOf(startKey) }
    },
  }
}

/** A query for the events of one call. Evidence is not in the timeline, and so does not match. */
export const callQuery = (
  tableName: string,
  { callId, ...question }: Question & { readonly callId: CallId },
  { low, high }: TimelineRange,
): QueryCommandInput => {
  // Without the call id, since DynamoDB refuses a filter on the key that it reads by.
  const filter = filterExpression(conditionsOf(question))
  return {
    TableName: tableName,
    KeyConditionExpression: '#callId = :callId',
    FilterExpression: ['#timeline BETWEEN :low AND :high', filter?.expression].filter(Boolean).join(' AND '),
    ExpressionAttributeNames: { '#callId': 'callId', '#timeline': TIMELINE, ...filter?.names },
    ExpressionAttributeValues: marshall({ ':callId': callId, ':low': low, ':high': high, ...filter?.values }),
    ConsistentRead: true,
    ReturnConsumedCapacity: 'TOTAL',
  }
}

/** The events of one call: few, so that all are read, and then sorted. */
export const callSource = (
  query: QueryCommandInput,
  order: Order,
  options: ReadOptions,
): RowSource<Attributes> => ({
  next: async () => {
    const rows: Positioned<Attributes>[] = []
    let startKey: Attributes | undefined
    do {
      const page = await send({ ...query, ExclusiveStartKey: startKey }, options)
      rows.push(...page.rows)
      startKey = page.LastEvaluatedKey
    } while (startKey !== undefined)
    const sign = order === 'newest' ? -1 : 1
    return { rows: rows.sort((a, b) => (a.position < b.position ? -sign : sign)) }
  },
})
