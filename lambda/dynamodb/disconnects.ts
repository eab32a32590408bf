import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import * as TE from 'fp-ts/TaskEither'
import { DISCONNECTS_TABLE } from '../deployment/tables'
import type { Disconnect } from '../disconnect/disconnect'
import type { CallId } from '../disconnect/identifiers'
import { contentDigest } from '../disconnect/identity'
import type { PutResult, StoreError } from '../disconnect/store'
import { inCallOrder } from '../disconnect/timeline'
import type { CallRecords, DisconnectStore } from '../question/reader'
import { type Client, writeConditionally } from './client'
import { getConsistent, putOnce, queryCall } from './commands'
import { toStoreError } from './errors'
import { find, type FindOptions } from './find/find'
import { type ItemOptions, toItem } from './item'
import { disconnectKeys } from './keys'
import { readItem } from './read-item'

type TableOptions = { readonly client: Client; readonly tableName: string }

export type DisconnectStoreOptions = ItemOptions & FindOptions

type Attributes = Record<string, AttributeValue>

/** The result of a conditional put: the record was written; or its key was taken, perhaps by an earlier attempt for the same record. */
type WriteResult =
  { readonly _tag: 'written' } | { readonly _tag: 'taken'; readonly by: Stored; readonly isRetry: boolean }

/** This version may be unable to read a record that a later version wrote. That must not cost the new record. */
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
      const stored = readItem(Item)
      return E.right(E.isRight(stored) ? stored.right : 'unreadable')
    } catch (cause) {
      return E.left(toStoreError(cause))
    }
  }

/** Writes with one conditional put. Reads only if the key is taken. */
const putUnlessTaken = (
  options: DisconnectStoreOptions,
  record: Disconnect,
  isRetry: boolean,
  attempts = 3,
): TE.TaskEither<StoreError, WriteResult> =>
  pipe(
    writeConditionally(
      () => putOnce(options.tableName, DISCONNECTS_TABLE, toItem(options)(record)),
      command => options.client.send(command),
    ),
    TE.chain((written): TE.TaskEither<StoreError, WriteResult> =>
      written === 'written'
        ? TE.right({ _tag: 'written' })
        : readTaken(options, record, isRetry || written === 'condition failed, retried', attempts - 1),
    ),
  )

const INCONSISTENT = new Error('A key is taken by a record that is not there')

const readTaken = (
  options: DisconnectStoreOptions,
  record: Disconnect,
  isRetry: boolean,
  attemptsLeft: number,
): TE.TaskEither<StoreError, WriteResult> =>
  pipe(
    getStored(options, record),
    TE.chain((by): TE.TaskEither<StoreError, WriteResult> => {
      if (by !== undefined) return TE.right({ _tag: 'taken', by, isRetry })
      // It expired between the put and the get, which does not happen again and again.
      return attemptsLeft > 0
        ? putUnlessTaken(options, record, isRetry, attemptsLeft)
        : TE.left(toStoreError(INCONSISTENT))
    }),
  )

/** Whether the record is new. After a retry, two deliveries of an event in the same millisecond look like one. */
const isNew = (result: WriteResult, record: Disconnect): boolean =>
  result._tag === 'written' ||
  (result.isRetry &&
    result.by !== 'unreadable' &&
    result.by.receivedAt === record.receivedAt &&
    result.by.source === record.source)

const isSame = (stored: Stored, record: Disconnect): boolean =>
  stored !== 'unreadable' && contentDigest(stored) === contentDigest(record)

const putEvidence = (
  options: DisconnectStoreOptions,
  record: Disconnect,
  isRetry: boolean,
): TE.TaskEither<StoreError, PutResult> =>
  pipe(
    putUnlessTaken(options, { ...record, conflict: true }, isRetry),
    TE.map(result => (isNew(result, record) ? 'conflict' : 'duplicate')),
  )

export const put =
  (options: DisconnectStoreOptions): DisconnectStore['put'] =>
  (record, { mayBeStored: isRetry = false } = {}) =>
    pipe(
      putUnlessTaken(options, record, isRetry),
      TE.chain((result): TE.TaskEither<StoreError, PutResult> =>
        result._tag === 'taken' && !isSame(result.by, record)
          ? putEvidence(options, record, isRetry)
          : TE.right(isNew(result, record) ? 'stored' : 'duplicate'),
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
  (callId: CallId): TE.TaskEither<StoreError, CallRecords> =>
    pipe(
      TE.tryCatch(() => queryPages(options, callId), toStoreError),
      TE.map(RA.partitionMap(readItem)),
      TE.map(({ left, right }) => ({ records: inCallOrder(right), unreadable: left.length })),
    )

export const dynamoDisconnectStore = (options: DisconnectStoreOptions): DisconnectStore => ({
  put: put(options),
  findByCall: findByCall(options),
  find: find(options),
})
