import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import { defined } from '../../codec/defined'
import type { Disconnect } from '../../disconnect/disconnect'
import type { StoreError } from '../../disconnect/store'
import type { Question } from '../../question/question'
import type { Page, PageRequest, Row } from '../../question/reader'
import type { Client } from '../client'
import { toStoreError } from '../errors'
import { readItem } from '../read-item'
import { merge, readingAhead, type RowSource, startingAt } from './merge'
import type { SpreadOfTable } from './partitions'
import { plan, type PlannedPartition } from './plan'
import { isEmptyRange, timelineRange } from './timeline-range'
import {
  callQuery,
  callSource,
  partitionQuery,
  partitionSource,
  type Amounts,
  type Attributes,
} from './sources'

export type FindOptions = SpreadOfTable & { readonly client: Client; readonly tableName: string }

/** The most work for one page: 1,000 read units are 8 MB of records, of which a filter may want few. */
const READ_UNITS_MAX = 1_000

/** The most memory for the rows of one page, in characters of JSON. */
const PAGE_BYTES_MAX = 4 * 1024 * 1024

type Spend = (readUnits: number) => void

/** How much to read of a partition. */
type AmountsOf = (partition: Pick<PlannedPartition, 'share' | 'expectsFew'>) => Amounts

/** A page needs about its share of the records from each partition, and then a few more from some. */
const forPage =
  (limit: number): AmountsOf =>
  ({ share, expectsFew }) => {
    const first = Math.ceil((limit + 1) * share) + 2
    return { first, further: Math.ceil(first / 4), expectsFew }
  }

/** The number of records that are read at a time if a question asks for all. */
const ALL_AT_A_TIME = 4_000

const forAll: AmountsOf = ({ share, expectsFew }) => {
  const each = Math.ceil(ALL_AT_A_TIME * share)
  return { first: each, further: each, expectsFew }
}

/** A question about one call needs no index; any other is answered by some partitions of one or two. */
const sourcesOf = (
  table: FindOptions,
  question: Question,
  after: string | undefined,
  amountsOf: AmountsOf,
  spend: Spend,
): readonly RowSource<Attributes>[] => {
  const { client, tableName } = table
  const options = { client, spend }
  const range = timelineRange(question, after)
  if (isEmptyRange(range)) return []
  const { callId } = question
  if (callId !== undefined)
    return [callSource(callQuery(tableName, { ...question, callId }, range), question.order, options)]
  return plan(question, range, table).map(partition => {
    const query = partitionQuery(tableName, question, partition)
    const source = partitionSource(query, amountsOf(partition), options)
    return partition.start === undefined ? source : startingAt(partition.start, source)
  })
}

const findPage = async (
  options: FindOptions,
  question: Question,
  { limit, after }: PageRequest,
): Promise<Page> => {
  let readUnits = 0
  const spend: Spend = units => (readUnits += units)
  const sources = sourcesOf(options, question, after, forPage(limit), spend)
  const rows = merge(sources, question.order, () => readUnits < READ_UNITS_MAX)
  const found: Row[] = []
  let records = 0
  let bytes = 0
  let position: string | undefined
  for (;;) {
    const next = await rows.next()
    if (next.done === true) {
      position = next.value
      break
    }
    if (records === limit || bytes > PAGE_BYTES_MAX) break
    position = next.value.position
    bytes += JSON.stringify(next.value.value).length
    const record = readItem(next.value.value)
    found.push(E.isRight(record) ? { position, record: record.right } : { position })
    if (E.isRight(record)) records++
  }
  return defined({ rows: found, position, readUnits })
}

/** One page of the answer to a question. */
export const find =
  (options: FindOptions) =>
  (question: Question, request: PageRequest): TE.TaskEither<StoreError, Page> =>
  async () => {
    try {
      return E.right(await findPage(options, question, request))
    } catch (cause) {
      return E.left(toStoreError(cause))
    }
  }

/**
 * The whole answer to a question, in constant memory. A record that cannot be read does not hide the others; a failure of the
 * database is the last element.
 */
export async function* findAll(
  options: FindOptions,
  question: Question,
  spend: Spend = () => undefined,
): AsyncGenerator<E.Either<StoreError, Disconnect>, void> {
  try {
    const sources = sourcesOf(options, question, undefined, forAll, spend).map(readingAhead)
    for await (const { value } of merge(sources, question.order)) yield readItem(value)
  } catch (cause) {
    yield E.left(toStoreError(cause))
  }
}
