import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../../disconnect/disconnect'
import type { Page, PageRequest } from '../../question/reader'
import type { Question } from '../../question/question'
import type { StoreError } from '../../disconnect/store'
import type { Client } from '../client'
import { fromItem, type Item } from '../item'
import { toStoreError } from '../errors'
import { isEmptyRange, partitionsOf, timelineRange } from './plan'
import {
  callQuery,
  callSource,
  partitionQuery,
  partitionSource,
  type Amounts,
  type Attributes,
} from './sources'
import { merge, readingAhead, type RowSource } from './merge'

export type FindOptions = { readonly client: Client; readonly tableName: string }

/**
 * The bound on the work for one page: 1,000 read units are 8 MB of records, of which a filter may want few. And what a
 * Lambda can answer with is 6 MB.
 */
const READ_UNITS_MAX = 1_000
const PAGE_BYTES_MAX = 4 * 1024 * 1024

/** Thrown inside the stream of records, and caught where that ends: a generator has no other way to fail. */
class UnreadableRecord extends Error {
  readonly error: StoreError
  constructor(error: StoreError) {
    super('A stored record cannot be read')
    this.error = error
  }
}

const readable = (item: Item): Disconnect =>
  pipe(
    fromItem(item),
    E.getOrElse((error): Disconnect => {
      throw new UnreadableRecord(error)
    }),
  )

const toFindError = (cause: unknown): StoreError =>
  cause instanceof UnreadableRecord ? cause.error : toStoreError(cause)

type Spend = (readUnits: number) => void

/** How much to read of each of so many partitions. */
type AmountsOf = (partitions: number) => Amounts

/** A page needs about as many from each, and then a few of this or that. */
const forPage =
  (limit: number): AmountsOf =>
  partitions => {
    const first = Math.ceil((limit + 1) / partitions) + 2
    return { first, further: Math.ceil(first / 4) }
  }

/** How many records are read at a time where all are wanted. */
const ALL_AT_A_TIME = 4_000

const forAll: AmountsOf = partitions => {
  const each = Math.ceil(ALL_AT_A_TIME / partitions)
  return { first: each, further: each }
}

/** A question about one call needs no index; any other is answered by some partitions of one or two. */
const sourcesOf = (
  { client, tableName }: FindOptions,
  question: Question,
  after: string | undefined,
  amountsOf: AmountsOf,
  spend: Spend,
): readonly RowSource<Attributes>[] => {
  const range = timelineRange(question, after)
  if (isEmptyRange(range)) return []
  const { callId } = question
  if (callId !== undefined)
    return [
      callSource(callQuery(tableName, { ...question, callId }, range), question.order, { client, spend }),
    ]
  const partitions = partitionsOf(question)
  const amounts = amountsOf(partitions.length)
  return partitions.map(partition =>
    partitionSource(partitionQuery(tableName, question, partition, range), { client, amounts, spend }),
  )
}

const findPage = async (options: FindOptions, question: Question, request: PageRequest): Promise<Page> => {
  let readUnits = 0
  const goOn = () => readUnits < READ_UNITS_MAX
  const spend: Spend = units => (readUnits += units)
  const sources = sourcesOf(options, question, request.after, forPage(request.limit), spend)
  const rows = merge(sources, question.order, goOn)
  const records: Disconnect[] = []
  let bytes = 0
  let position: string | undefined
  for (;;) {
    const next = await rows.next()
    if (next.done === true) {
      position = next.value
      break
    }
    if (records.length === request.limit || bytes > PAGE_BYTES_MAX) break
    position = next.value.position
    const item = unmarshall(next.value.value)
    bytes += JSON.stringify(item).length
    records.push(readable(item))
  }
  return { records, ...(position === undefined ? {} : { position }), readUnits }
}

/** One page of the answer to a question. */
export const find =
  (options: FindOptions) =>
  (question: Question, request: PageRequest): TE.TaskEither<StoreError, Page> =>
    TE.tryCatch(() => findPage(options, question, request), toFindError)

/** All of the answer to a question, in constant memory. Ends with an exception where the database fails. */
export async function* findAll(
  options: FindOptions,
  question: Question,
  spend: Spend = () => undefined,
): AsyncGenerator<Disconnect> {
  const sources = sourcesOf(options, question, undefined, forAll, spend).map(readingAhead)
  for await (const { value } of merge(sources, question.order)) yield readable(unmarshall(value))
}
