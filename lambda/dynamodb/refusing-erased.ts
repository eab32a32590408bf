import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../disconnect/disconnect'
import { DISCONNECT } from '../disconnect/event-type'
import { eventKey } from '../disconnect/identity'
import type { DisconnectWriter, StoreError } from '../disconnect/store'
import type { Client } from './client'
import { getConsistent } from './commands'
import { toStoreError } from './errors'
import { isMark } from './mark'

type TableOptions = { readonly client: Client; readonly tableName: string }

const isErased = (
  { client, tableName }: TableOptions,
  { callId }: Disconnect,
): TE.TaskEither<StoreError, boolean> =>
  TE.tryCatch(async () => {
    const { Item } = await client.send(getConsistent(tableName, { callId, event: DISCONNECT }))
    return Item !== undefined && isMark(Item)
  }, toStoreError)

/** The mark has the key of the call's end, so a put of the end finds it without a further read. */
const findsMark = (record: Disconnect): boolean => eventKey(record) === DISCONNECT && record.conflict !== true

/**
 * Stores nothing of erased calls, for those who may bring back what was stored long ago: drain, replay and import. The other events of
 * a call have keys of their own, so the mark is read before each is put.
 */
export const refusingErased =
  (table: TableOptions) =>
  ({ put }: DisconnectWriter): DisconnectWriter => ({
    put: (record, options) =>
      findsMark(record)
        ? put(record, options)
        : pipe(
            isErased(table, record),
            TE.chain(erased => (erased ? TE.right('duplicate' as const) : put(record, options))),
          ),
  })
