import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../disconnect/disconnect'
import type { PutResult, StoreError } from '../disconnect/store'
import type { DisconnectStore } from '../question/reader'
import { contentDigest } from '../disconnect/identity'
import type { CallId } from '../disconnect/identifiers'
import { inCallOrder } from '../disconnect/timeline'
import { type Client, conditionally } from './client'
import { getConsistent, putOnce, queryCall } from './commands'
import { fromItem, toItem, type ItemOptions } from './item'
import { disconnectKeys } from './keys'
import { toStoreError } from './errors'
import { find } from './find/find'
import { DISCONNECTS_TABLE } from '../deployment/tables'

type TableOptions = { readonly client: Client; readonly tableName: string }

export type DisconnectStoreOptions = ItemOptions & TableOptions

type Attributes = Record<string, AttributeValue>

/** What became of a record: it is at its key; or the key was taken, perhaps by an earlier try to put the same. */
type Placed =
  { readonly _tag: 'placed' } | { readonly _tag: 'taken'; readonly by: Stored; readonly isRetry: boolean }

/** A record that was written by a later version may be unreadable to this one, and must not cost another that comes. */
type Stored = Disconnect | 'unreadable'

const getStored =
  (
    { client, tableName, shards }: DisconnectStoreOptions,
    record: Disconnect,
  ): TE.TaskEither<StoreError, Stored | undefined> =>
  async () => {
    try {
      const { Item } = await client.send(getConsistent(tableName, disconnectKeys(record, shards)))
      if (Item === undefined) return E.right(undefined)
      const stored = fromItem(unmarshall(Item))
      return E.right(E.isRight(stored) ? stored.right : 'unreadable')
    } catch (cause) {
      return E.left(toStoreError(cause))
    }
  }

/** One conditional put; only if the key is taken is anything read. */
const place = (
  options: DisconnectStoreOptions,
  record: Disconnect,
  isRetry: boolean,
  tries = 3,
): TE.TaskEither<StoreError, Placed> =>
  pipe(
    conditionally(
      () => putOnce(options.tableName, DISCONNECTS_TABLE, toItem(options)(record)),
      command => options.client.send(command),
    ),
    TE.chain((written): TE.TaskEither<StoreError, Placed> =>
      written === 'written'
        ? TE.right({ _tag: 'placed' })
        : readTaken(options, record, isRetry || written === 'condition failed, retried', tries - 1),
    ),
  )

const INCONSISTENT = new Error('A key is taken by a record that is not there')

const readTaken = (
  options: DisconnectStoreOptions,
  record: Disconnect,
  isRetry: boolean,
  triesLeft: number,
): TE.TaskEither<StoreError, Placed> =>
  pipe(
    getStored(options, record),
    TE.chain((by): TE.TaskEither<StoreError, Placed> => {
      if (by !== undefined) return TE.right({ _tag: 'taken', by, isRetry })
      // It has expired between the put and the get; but not time and again.
      return triesLeft > 0 ? place(options, record, isRetry, triesLeft) : TE.left(toStoreError(INCONSISTENT))
    }),
  )

/** Whether the record is new. Two arrivals of one event within a millisecond look like one, but only where one was tried again. */
const isNew = (placed: Placed, record: Disconnect): boolean =>
  placed._tag === 'placed' ||
  (placed.isRetry &&
    placed.by !== 'unreadable' &&
    placed.by.receivedAt === record.receivedAt &&
    placed.by.source === record.source)

const isSame = (stored: Stored, record: Disconnect): boolean =>
  stored !== 'unreadable' && contentDigest(stored) === contentDigest(record)

const putEvidence = (
  options: DisconnectStoreOptions,
  record: Disconnect,
  isRetry: boolean,
): TE.TaskEither<StoreError, PutResult> =>
  pipe(
    place(options, { ...record, conflict: true }, isRetry),
    TE.map(placed => (isNew(placed, record) ? 'conflict' : 'duplicate')),
  )

export const put =
  (options: DisconnectStoreOptions): DisconnectStore['put'] =>
  (record, { mayBeStored: isRetry = false } = {}) =>
    pipe(
      place(options, record, isRetry),
      TE.chain((placed): TE.TaskEither<StoreError, PutResult> =>
        placed._tag === 'taken' && !isSame(placed.by, record)
          ? putEvidence(options, record, isRetry)
          : TE.right(isNew(placed, record) ? 'stored' : 'duplicate'),
      ),
    )

const queryPages = async (
  { client, tableName }: TableOptions,
  callId: CallId,
): Promise<readonly Attributes[]> => {
  const items: Attributes[] = []
  let startKey: Attributes | undefined
  do {
    const page = await client.send(queryCall(tableName, callId, startKey))
    items.push(...(page.Items ?? []))
    startKey = page.LastEvaluatedKey
  } while (startKey !== undefined)
  return items
}

export const findByCall =
  (options: TableOptions) =>
  (callId: CallId): TE.TaskEither<StoreError, readonly Disconnect[]> =>
    pipe(
      TE.tryCatch(() => queryPages(options, callId), toStoreError),
      TE.chainEitherK(RA.traverse(E.Applicative)(item => fromItem(unmarshall(item)))),
      TE.map(inCallOrder),
    )

export const dynamoDisconnectStore = (options: DisconnectStoreOptions): DisconnectStore => ({
  put: put(options),
  findByCall: findByCall(options),
  find: find(options),
})
