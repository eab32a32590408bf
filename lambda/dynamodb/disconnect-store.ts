import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../disconnect/disconnect'
import type { DisconnectStore, PutResult } from '../disconnect/disconnect-store'
import { contentDigest } from '../disconnect/identity'
import type { CallId } from '../disconnect/identifiers'
import type { StoreError } from '../disconnect/store-error'
import { inCallOrder } from '../disconnect/timeline'
import type { Client } from './client'
import { getConsistent, putOnce, queryCall } from './commands'
import { conditionally } from './conditionally'
import { fromItem, toItem, type ItemOptions } from './disconnect-item'
import { disconnectKeys } from './disconnect-keys'
import { toStoreError } from './errors'
import { find } from './find'
import { DISCONNECTS_TABLE } from './tables'

type TableOptions = { readonly client: Client; readonly tableName: string }

export type DisconnectStoreOptions = ItemOptions & TableOptions

type Attributes = Record<string, AttributeValue>

/** Whether the record was new. */
const putNew =
  (options: DisconnectStoreOptions) =>
  (record: Disconnect): TE.TaskEither<StoreError, boolean> =>
    conditionally(() =>
      options.client.send(putOnce(options.tableName, DISCONNECTS_TABLE, toItem(options)(record))),
    )

const getStored =
  ({ client, tableName, shards }: DisconnectStoreOptions) =>
  (record: Disconnect): TE.TaskEither<StoreError, Disconnect | undefined> =>
    pipe(
      TE.tryCatch(() => client.send(getConsistent(tableName, disconnectKeys(record, shards))), toStoreError),
      TE.chainEitherK(({ Item }) => (Item === undefined ? E.right(undefined) : fromItem(unmarshall(Item)))),
    )

/** There is such an event already: it is the same, or this one is evidence of a contradiction. */
const putBeside =
  (options: DisconnectStoreOptions) =>
  (record: Disconnect): TE.TaskEither<StoreError, PutResult> =>
    pipe(
      getStored(options)(record),
      TE.chain((stored): TE.TaskEither<StoreError, PutResult> => {
        // It expired between the put and the get.
        if (stored === undefined) return put(options)(record)
        if (contentDigest(stored) === contentDigest(record)) return TE.right('duplicate')
        return pipe(
          putNew(options)({ ...record, conflict: true }),
          TE.map(isNew => (isNew ? 'conflict' : 'duplicate')),
        )
      }),
    )

/** One conditional put; only if the key is taken is anything read. */
export const put =
  (options: DisconnectStoreOptions) =>
  (record: Disconnect): TE.TaskEither<StoreError, PutResult> =>
    pipe(
      putNew(options)(record),
      TE.chain(isNew => (isNew ? TE.right('stored') : putBeside(options)(record))),
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
