import * as E from 'fp-ts/Either'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { DISCONNECT } from '../../../lambda/disconnect/event-type'
import { epochMs } from '../../../lambda/disconnect/timestamp'
import { countUnreadable, recordsOf } from '../../../lambda/question/reader'
import { isSimulatedApplication } from '../../simulator/identity'
import { judgeUnreadable, unreadableOf } from '../aws/aws-answer'
import { CHECK_APPLICATION_ID } from '../check-calls'
import type { Check, CheckContext } from '../context'
import { earlierCalls } from '../leftovers'
import { warning } from '../finding'
import { judgeNewestRecord } from '../judge/newest-record'

const isMadeUp = ({ applicationId }: Disconnect): boolean =>
  applicationId === CHECK_APPLICATION_ID || isSimulatedApplication(applicationId ?? '')

/** Enough to look past a simulation, and to find the records that earlier checks left. */
const LOOKED_AT = 1_000

const newestOf = (records: readonly Disconnect[], now: number): { readonly ageMs?: number } => {
  const record = records.find(found => !isMadeUp(found))
  return record === undefined ? {} : { ageMs: Math.max(0, now - epochMs(record.receivedAt)) }
}

const NOT_READABLE = warning(
  'not checked: the table holds a record that this version cannot read',
  'deploy this version',
)

/** Whether callbacks of real calls arrive. This also finds the records that earlier checks left. */
export const newestRecord: Check<CheckContext> = {
  name: 'newest record',
  run: async ({ tables, isDeployed, leftovers }) => {
    const page = await tables.store.find({ eventType: DISCONNECT, order: 'newest' }, { limit: LOOKED_AT })()
    if (E.isLeft(page))
      return judgeUnreadable(
        unreadableOf(
          'dynamodb:Query on the table and its indexes',
          page.left._tag === 'StoreUnavailable' ? page.left.cause : undefined,
        ),
      )
    const { rows, position } = page.right
    const records = recordsOf(rows)
    const now = Date.now()
    for (const callId of earlierCalls(records, now)) leftovers.call(callId)
    const newest = newestOf(records, now)
    if (newest.ageMs === undefined && countUnreadable(rows) > 0) return NOT_READABLE
    return judgeNewestRecord({ ...newest, looked: records.length, all: position === undefined }, isDeployed)
  },
}
