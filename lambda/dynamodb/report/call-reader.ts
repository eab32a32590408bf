import { type AttributeValue, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { DISCONNECTS_TABLE } from '../../deployment/tables'
import { epochMs, type Timestamp } from '../../disconnect/timestamp'
import type { Question } from '../../question/question'
import type { Call } from '../../report/call'
import type { CallReader, CallsOptions, Chunk } from '../../report/reader'
import type { Client } from '../client'
import { toStoreError } from '../errors'
import type { FindOptions } from '../find/find'
import { plan } from '../find/plan'
import { callQuery, partitionQuery } from '../find/sources'
import { isEmptyRange, timelineRange } from '../find/timeline-range'
import { type Attributes, attributesFor, callOfItem, POSITION } from './call-of-item'
import { readSideBySide, type Source } from './read-side-by-side'

const TIMELINE = DISCONNECTS_TABLE.indexes[0].sortKey

/** The first answers come soon, so that somebody who waits sees something. Later ones are of up to 1 MB of items. */
const FIRST_LIMIT = 250
const LIMIT = 1_500

/** A time is less as a number than as a number only, and as text than as text only, which version 0.1.0 stored. */
const STARTED_BEFORE = '(#startTime < :startMs OR #startTime < :startText)'

const startValues = (before: Timestamp): Record<string, AttributeValue> => ({
  ':startMs': { N: String(epochMs(before)) },
  ':startText': { S: before },
})

/** The same query for these attributes, of calls that started in time. */
const projected = (
  { FilterExpression: filter, ...query }: QueryCommandInput,
  names: readonly string[],
  { startedBefore }: CallsOptions,
): QueryCommandInput => {
  const filters = [filter, startedBefore === undefined ? undefined : STARTED_BEFORE].filter(Boolean)
  return {
    ...query,
    ...(filters.length === 0 ? {} : { FilterExpression: filters.join(' AND ') }),
    ProjectionExpression: names.map(name => `#${name}`).join(', '),
    ExpressionAttributeNames: {
      ...query.ExpressionAttributeNames,
      ...Object.fromEntries(names.map(name => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ...query.ExpressionAttributeValues,
      ...(startedBefore === undefined ? {} : startValues(startedBefore)),
    },
  }
}

/** A query for what counts in a report, and the same with the positions of items. */
type CallQueries = { readonly usual: QueryCommandInput; readonly withPositions: QueryCommandInput }

const callQueries = (query: QueryCommandInput, options: CallsOptions): CallQueries => {
  const names = attributesFor(options.texts)
  return {
    usual: projected(query, names, options),
    withPositions: projected(query, [...names, POSITION], options),
  }
}

type Answer = Omit<Chunk, 'reachedMs'>

const answerOf = (
  items: readonly Attributes[],
  readUnits: number,
  toCall: (item: Attributes) => Call | undefined,
): Answer => {
  const calls: Call[] = []
  for (const item of items) {
    const call = toCall(item)
    if (call !== undefined) calls.push(call)
  }
  return { calls, unreadable: items.length - calls.length, readUnits }
}

/** The time of a position. Others of the same millisecond may follow. The events of one call are in no order of time. */
const afterPosition = (key: Attributes): number => {
  const ms = Date.parse(key[TIMELINE]?.S?.split('#')[0] ?? '')
  return Number.isNaN(ms) ? Infinity : ms + 1
}

const needsPositions = ({ calls }: Answer): boolean => calls.some(({ endedMs }) => Number.isNaN(endedMs))

/** The items of one query, page by page. A page with a call that has no end is read again, with positions. */
const sourceOf = (
  client: Client,
  { usual, withPositions }: CallQueries,
  toCall: (item: Attributes) => Call | undefined,
): Source<Answer> => {
  let startKey: Record<string, AttributeValue> | undefined
  let pages = 0
  const ask = async (query: QueryCommandInput) => {
    const output = await client.send(
      new QueryCommand({
        ...query,
        Limit: pages === 0 ? FIRST_LIMIT : LIMIT,
        ...(startKey && { ExclusiveStartKey: startKey }),
      }),
    )
    const { Items = [], LastEvaluatedKey, ConsumedCapacity } = output
    return { answer: answerOf(Items, ConsumedCapacity?.CapacityUnits ?? 0, toCall), LastEvaluatedKey }
  }
  const page = async () => {
    const first = await ask(usual)
    if (!needsPositions(first.answer)) return first
    const { answer, LastEvaluatedKey } = await ask(withPositions)
    return {
      answer: { ...answer, readUnits: first.answer.readUnits + answer.readUnits },
      LastEvaluatedKey,
    }
  }
  return {
    next: async () => {
      if (pages > 0 && startKey === undefined) return undefined
      const { answer, LastEvaluatedKey } = await page()
      pages++
      startKey = LastEvaluatedKey
      return {
        value: answer,
        reachedMs: startKey === undefined ? -Infinity : afterPosition(startKey),
      }
    },
  }
}

/** A question about one call needs no index; any other is answered by some partitions of one or two. */
const queriesOf = (table: FindOptions, question: Question): readonly QueryCommandInput[] => {
  const { tableName } = table
  const range = timelineRange(question, undefined)
  if (isEmptyRange(range)) return []
  const { callId } = question
  return callId === undefined
    ? plan(question, range, table).map(partition => partitionQuery(tableName, question, partition))
    : [callQuery(tableName, { ...question, callId }, range)]
}

/** Reads calls from the table: only what counts, of all partitions side by side. */
export const callReader = (table: FindOptions): CallReader =>
  async function* (question, options) {
    try {
      const toCall = callOfItem(options.texts)
      const sources = queriesOf(table, { ...question, order: 'newest' }).map(query => {
        const queries = callQueries(query, options)
        // Of other events than the ends of calls, most have no end.
        const usual = question.eventType === undefined ? queries.usual : queries.withPositions
        return sourceOf(table.client, { ...queries, usual }, toCall)
      })
      for await (const { value, reachedMs } of readSideBySide(sources)) yield E.right({ ...value, reachedMs })
    } catch (cause) {
      yield E.left(toStoreError(cause))
    }
  }
