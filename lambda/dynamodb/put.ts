import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import { DISCONNECTS_TABLE } from '../deployment/tables'
import type { Disconnect } from '../disconnect/disconnect'
import { contentDigest } from '../disconnect/identity'
import { isReconciled, SOURCES } from '../disconnect/source'
import type { DisconnectWriter, PutResult, StoreError } from '../disconnect/store'
import { type Client, writeConditionally } from './client'
import { getConsistent, putOnce } from './commands'
import { toStoreError } from './errors'
import { type ItemOptions, toItem } from './item'
import { disconnectKeys } from './keys'
import { isMark } from './mark'
import { readItem } from './read-item'

/** A table that records are put into. */
export type PutOptions = ItemOptions & { readonly client: Client; readonly tableName: string }

type Attributes = Record<string, AttributeValue>

/**
 * The result of a conditional put: the record was written, perhaps over a reconciled one; or its key was taken, perhaps by an earlier
 * attempt for the same record.
 */
type WriteResult =
  | { readonly _tag: 'written'; readonly over: Stored | undefined }
  | { readonly _tag: 'taken'; readonly by: Stored; readonly isRetry: boolean }

/**
 * This version may be unable to read a record that a later version wrote. That must not cost the new record. The mark of an erased call
 * does: the record must not come back.
 */
type Stored = Disconnect | 'unreadable' | 'erased'

const storedIn = (item: Attributes): Stored => {
  if (isMark(item)) return 'erased'
  const stored = readItem(item)
  return E.isRight(stored) ? stored.right : 'unreadable'
}

const getStored =
  (
    { client, tableName, shards }: PutOptions,
    record: Disconnect,
  ): TE.TaskEither<StoreError, Stored | undefined> =>
  async () => {
    try {
      const { Item } = await client.send(getConsistent(tableName, disconnectKeys(record, shards)))
      return E.right(Item && storedIn(Item))
    } catch (cause) {
      return E.left(toStoreError(cause))
    }
  }

const INCONSISTENT = new Error('A key is taken by no item')

/** What is taken and then gone has expired, which does not happen again and again. */
const ATTEMPTS = 3

/** Writes with one conditional put. Reads only if the key is taken. */
const putUnlessTaken =
  (options: PutOptions, record: Disconnect, mayBeStored: boolean): TE.TaskEither<StoreError, WriteResult> =>
  async () => {
    let isRetry = mayBeStored
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      let over: Attributes | undefined
      const written = await writeConditionally(
        () =>
          putOnce(
            options.tableName,
            DISCONNECTS_TABLE,
            toItem(options)(record),
            // A reconciled record replaces nothing.
            isReconciled(record) ? undefined : SOURCES.reconciled,
          ),
        async command => {
          over = (await options.client.send(command)).Attributes
        },
      )()
      if (E.isLeft(written)) return written
      if (written.right === 'written') return E.right({ _tag: 'written', over: over && storedIn(over) })
      isRetry ||= written.right === 'condition failed, retried'
      const by = await getStored(options, record)()
      if (E.isLeft(by)) return by
      if (by.right !== undefined) return E.right({ _tag: 'taken', by: by.right, isRetry })
    }
    return E.left(toStoreError(INCONSISTENT))
  }

/** Whether the record is new. After a retry, two deliveries of an event in the same millisecond look like one. */
const isNew = (result: WriteResult, record: Disconnect): boolean =>
  result._tag === 'written' ||
  (result.isRetry &&
    typeof result.by === 'object' &&
    result.by.receivedAt === record.receivedAt &&
    result.by.source === record.source)

/** What both Bandwidth's list and a callback say about the end of a call. */
const IN_BOTH = ['cause', 'enqueuedTime', 'startTime', 'answerTime', 'endTime'] as const

/** What a new record has done. After a retry, it is not known whether the earlier attempt replaced a reconciled record. */
const newResult = (result: WriteResult, record: Disconnect): PutResult => {
  const over = result._tag === 'written' ? result.over : undefined
  if (over === undefined) return 'stored'
  return typeof over === 'string' || IN_BOTH.every(name => over[name] === record[name])
    ? 'completed'
    : 'corrected'
}

/** Whether the record adds nothing to what is stored. */
const addsNothing = (stored: Stored, record: Disconnect): boolean =>
  typeof stored === 'string' ? stored === 'erased' : contentDigest(stored) === contentDigest(record)

const putEvidence = (
  options: PutOptions,
  record: Disconnect,
  isRetry: boolean,
): TE.TaskEither<StoreError, PutResult> =>
  pipe(
    putUnlessTaken(options, { ...record, conflict: true }, isRetry),
    TE.map(result => (isNew(result, record) ? 'conflict' : 'duplicate')),
  )

export const put =
  (options: PutOptions): DisconnectWriter['put'] =>
  (record, { mayBeStored: isRetry = false } = {}) =>
    pipe(
      putUnlessTaken(options, record, isRetry),
      TE.chain((result): TE.TaskEither<StoreError, PutResult> =>
        result._tag === 'taken' && !addsNothing(result.by, record)
          ? putEvidence(options, record, isRetry)
          : TE.right(isNew(result, record) ? newResult(result, record) : 'duplicate'),
      ),
    )

/** Stores a reconciled record if nothing is stored for its call. It replaces nothing, and is no evidence against anything. */
export const putReconciled =
  (options: PutOptions): DisconnectWriter['put'] =>
  record =>
    pipe(
      putUnlessTaken(options, record, false),
      TE.map(result => (isNew(result, record) ? 'stored' : 'duplicate')),
    )
