import { BatchGetItemCommand, type BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as TE from 'fp-ts/TaskEither'
import { DISCONNECT } from '../../disconnect/event-type'
import type { CallId } from '../../disconnect/identifiers'
import type { Source } from '../../disconnect/source'
import type { StoreError } from '../../disconnect/store'
import type { LookUpOptions } from '../../reconciliation/store'
import type { Client } from '../client'
import { toStoreError } from '../errors'
import { USUAL_SOURCE } from '../item'

/** DynamoDB answers a part if it throttles. The pauses grow to 3 seconds: enough for a table to scale up. */
const ATTEMPTS = 9
const PAUSE_MS = 25

type Keys = NonNullable<BatchGetItemCommandOutput['UnprocessedKeys']>

const endsOf = (tableName: string, calls: readonly CallId[], consistent: boolean): Keys => ({
  [tableName]: {
    ConsistentRead: consistent,
    Keys: calls.map(callId => marshall({ callId, event: DISCONNECT })),
    ProjectionExpression: '#callId, #source',
    ExpressionAttributeNames: { '#callId': 'callId', '#source': 'source' },
  },
})

const TOO_SLOW = new Error('The database left out keys again and again')

/**
 * The sources of the ends of at most 100 calls that are stored. Half a read unit for each call, stored or not, unless its item is larger
 * than 4 KB; a whole one if it is consistent. Otherwise it may not see what was written in the last second.
 */
export const sourcesOf =
  ({ client, tableName }: { readonly client: Client; readonly tableName: string }) =>
  (
    calls: readonly CallId[],
    { consistent = false }: LookUpOptions = {},
  ): TE.TaskEither<StoreError, ReadonlyMap<CallId, Source>> =>
    TE.tryCatch(async () => {
      const sources = new Map<CallId, Source>()
      let keys: Keys = calls.length === 0 ? {} : endsOf(tableName, calls, consistent)
      for (let attempt = 0; Object.keys(keys).length > 0; attempt++) {
        if (attempt === ATTEMPTS) throw TOO_SLOW
        if (attempt > 0) await new Promise(resolve => setTimeout(resolve, PAUSE_MS * 2 ** attempt))
        const answer = await client.send(new BatchGetItemCommand({ RequestItems: keys }))
        for (const { callId, source } of answer.Responses?.[tableName] ?? [])
          sources.set(callId?.S as CallId, (source?.S ?? USUAL_SOURCE) as Source)
        keys = answer.UnprocessedKeys ?? {}
      }
      return sources
    }, toStoreError)
