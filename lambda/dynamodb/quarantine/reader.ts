import type { QueryCommand, QueryCommandOutput } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { StoreError } from '../../disconnect/store'
import type { QuarantineEntry, QuarantineRange, QuarantineReader, Replayed } from '../../intake/quarantine'
import { type Client, writeConditionally } from '../client'
import { toStoreError } from '../errors'
import type { Item } from '../item'
import { dayOf, daysOf, markReplay, queryDay, queryRequest } from './commands'
import { fromQuarantineItems } from './entry'
import type { QuarantineOptions } from './store'

type TableOptions = Pick<QuarantineOptions, 'client' | 'tableName'>

type Query = (startKey: QueryCommand['input']['ExclusiveStartKey']) => QueryCommand

async function* itemsOf(
  client: Client,
  query: Query,
  first: Promise<QueryCommandOutput> = client.send(query(undefined)),
): AsyncGenerator<Item> {
  let page = await first
  for (;;) {
    for (const item of page.Items ?? []) yield unmarshall(item)
    if (page.LastEvaluatedKey === undefined) return
    page = await client.send(query(page.LastEvaluatedKey))
  }
}

const idIn = ({ part }: Item): string => String(part).split('#')[0] ?? ''

const isFirst = ({ part }: Item): boolean => String(part).endsWith('#0000')

/**
 * Reads from the last part of each request to its first. Skips parts without a first one: the request is being written at the moment, or
 * is in the overflow queue and will be written again.
 */
async function* entriesOf(items: AsyncIterable<Item>): AsyncGenerator<E.Either<StoreError, QuarantineEntry>> {
  let parts: Item[] = []
  for await (const item of items) {
    if (parts[0] !== undefined && idIn(parts[0]) !== idIn(item)) parts = []
    parts.push(item)
    if (isFirst(item)) yield fromQuarantineItems(item, parts)
  }
}

const MAX_DAYS_AT_ONCE = 32

const take = <A>(values: Iterator<A, unknown>, count: number): readonly A[] => {
  const taken: A[] = []
  for (let next = values.next(); next.done !== true; next = values.next()) {
    taken.push(next.value)
    if (taken.length === count) break
  }
  return taken
}

/** Reads day by day. As long as it finds nothing, it doubles the number of days at once: most days of a long range are empty. */
async function* list(
  { client, tableName }: TableOptions,
  range: QuarantineRange,
): AsyncGenerator<E.Either<StoreError, QuarantineEntry>> {
  const queryOf =
    (day: string): Query =>
    startKey =>
      queryDay(tableName, day, range, startKey)
  const days = daysOf(range)
  let atOnce = 1
  try {
    for (let some = take(days, atOnce); some.length > 0; some = take(days, atOnce)) {
      const started = some.map(queryOf).map(query => ({ query, first: client.send(query(undefined)) }))
      // A failure surfaces where the day is read. If it never is, the rejection must not count as unhandled.
      for (const { first } of started) first.catch(() => undefined)
      atOnce = Math.min(2 * atOnce, MAX_DAYS_AT_ONCE)
      for (const { query, first } of started)
        for await (const entry of entriesOf(itemsOf(client, query, first))) {
          atOnce = 1
          yield entry
        }
    }
  } catch (cause) {
    yield E.left(toStoreError(cause))
  }
}

const firstOf = async <A>(values: AsyncIterable<A>): Promise<A | undefined> => {
  for await (const value of values) return value
  return undefined
}

const get =
  ({ client, tableName }: TableOptions) =>
  (quarantineId: string): TE.TaskEither<StoreError, QuarantineEntry | undefined> => {
    const day = dayOf(quarantineId)
    if (day === undefined) return TE.right(undefined)
    const query: Query = startKey => queryRequest(tableName, day, quarantineId, startKey)
    return pipe(
      TE.tryCatch(() => firstOf(entriesOf(itemsOf(client, query))), toStoreError),
      TE.chainEitherK(entry => entry ?? E.right(undefined)),
    )
  }

const markReplayed =
  ({ client, tableName }: TableOptions) =>
  (quarantineId: string, replayed: Replayed): TE.TaskEither<StoreError, void> => {
    const day = dayOf(quarantineId)
    if (day === undefined) return TE.right(undefined)
    return pipe(
      // If the condition fails, the request is marked already or has expired.
      writeConditionally(
        () => markReplay(tableName, day, quarantineId, replayed),
        command => client.send(command),
      ),
      TE.map(() => undefined),
    )
  }

export const dynamoQuarantineReader = (options: TableOptions): QuarantineReader => ({
  list: range => list(options, range),
  get: get(options),
  markReplayed: markReplayed(options),
})
