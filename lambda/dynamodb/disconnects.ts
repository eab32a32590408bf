import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import * as TE from 'fp-ts/TaskEither'
import type { CallId } from '../disconnect/identifiers'
import { isReconciled } from '../disconnect/source'
import type { StoreError } from '../disconnect/store'
import { inCallOrder } from '../disconnect/timeline'
import type { CallRecords, DisconnectStore } from '../question/reader'
import type { Client } from './client'
import { queryCall } from './commands'
import { toStoreError } from './errors'
import { find, type FindOptions } from './find/find'
import { isMark } from './mark'
import { put, putReconciled, type PutOptions } from './put'
import { readItem } from './read-item'

type TableOptions = { readonly client: Client; readonly tableName: string }

export type DisconnectStoreOptions = PutOptions & FindOptions

type Attributes = Record<string, AttributeValue>

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
      TE.map(RA.filter(item => !isMark(item))),
      TE.map(RA.partitionMap(readItem)),
      TE.map(({ left, right }) => ({ records: inCallOrder(right), unreadable: left.length })),
    )

export const dynamoDisconnectStore = (options: DisconnectStoreOptions): DisconnectStore => ({
  put: (record, putOptions) =>
    isReconciled(record) ? putReconciled(options)(record) : put(options)(record, putOptions),
  findByCall: findByCall(options),
  find: find(options),
})
