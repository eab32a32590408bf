import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { dynamoReconciliationStore } from '../../../lambda/dynamodb/reconciliation/store'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import type {
  Group,
  HourOfCalls,
  ReconciliationStore,
  ScheduledRun,
} from '../../../lambda/reconciliation/store'
import { type Database, TABLE_NAME } from '../../../local/database/embedded-database'
import { HOUR } from './ended-calls'

export const storeIn = ({ client }: Pick<Database, 'client'>): ReconciliationStore =>
  dynamoReconciliationStore({ client, tableName: TABLE_NAME, shards: DEFAULT_SHARDS })

const orThrow = async <A>(task: TE.TaskEither<unknown, A>): Promise<A> => {
  const result = await task()
  if (E.isLeft(result)) throw new Error('The database failed')
  return result.right
}

type Counted = HourOfCalls['by'][number]

/** What runs of reconciliation leave in a table. */
export const rememberIn = (database: Pick<Database, 'client'>) => {
  const store = storeIn(database)
  return {
    /** The calls of the whole hour that began so many hours before this one. */
    hour: async (hoursAgo: number, by: Counted[], accountId = '9900000'): Promise<void> => {
      const startMs = (Math.floor(Date.now() / HOUR) - hoursAgo) * HOUR
      await orThrow(
        store.saveHour({
          accountId,
          hour: timestampOf(startMs).slice(0, 13),
          until: timestampOf(startMs + HOUR),
          by,
        }),
      )
    },
    /** That callbacks of a group came from so many hours ago on. */
    first: async (group: Group, hoursAgo = 24): Promise<void> => {
      await orThrow(store.rememberFirst({ ...group, endedAt: timestampOf(Date.now() - hoursAgo * HOUR) }))
    },
    run: async (run: ScheduledRun): Promise<void> => {
      await orThrow(store.saveRun(run))
    },
  }
}
