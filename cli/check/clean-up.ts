import * as E from 'fp-ts/Either'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { pause } from '../simulator/pace'
import type { Deletion } from '../places/place'
import { unreadableOf } from './aws/asked'
import type { CheckContext } from './context'
import type { NamedFinding } from './finding'
import { judgeCleanUp, type Deleted } from './judge/clean-up'
import type { SentRequest } from './leftovers'
import { CHECK_HEADER } from './send'

const INTERRUPTED_MS = 1_000

/** Reading the keys is allowed by the same action as everywhere; what may be missing here is the deletion. */
const ACTION = 'dynamodb:Query and dynamodb:DeleteItem on both tables'

const deleteOne = async (id: string, remove: (id: string) => Promise<number>): Promise<Deleted> => {
  try {
    return { id, records: await remove(id) }
  } catch (cause) {
    return { id, records: 0, refused: unreadableOf(ACTION, cause) }
  }
}

/** Whether an entry is what this run sent. An empty body proves nothing: then the call id must be elsewhere in the request. */
export const isOwn = ({ complete, body, query, headers }: QuarantineEntry, sent: SentRequest): boolean =>
  complete &&
  Buffer.from(body).equals(sent.body) &&
  (body.byteLength > 0 || query.includes(sent.callId) || headers[CHECK_HEADER] === sent.callId)

/** The id comes from an answer, and something in front may have changed it: no entry is deleted unseen. */
const deleteQuarantined = async (
  tables: CheckContext['tables'],
  [id, sent]: readonly [id: string, sent: SentRequest],
  remove: Deletion['quarantined'],
): Promise<Deleted> => {
  const found = await tables.quarantine().get(id)()
  if (E.isLeft(found))
    return found.left._tag === 'StoreUnavailable'
      ? { id, records: 0, refused: unreadableOf(ACTION, found.left.cause) }
      : { id, records: 0, isForeign: true }
  if (found.right === undefined) return { id, records: 0 }
  return isOwn(found.right, sent) ? deleteOne(id, remove) : { id, records: 0, isForeign: true }
}

/** Deletes all that a run may have stored, one after another, whatever the result of its checks. */
export const cleanUp = async (
  { leftovers, tables, signal }: Pick<CheckContext, 'leftovers' | 'tables' | 'signal'>,
  remove: Deletion,
): Promise<NamedFinding> => {
  // A request that was interrupted may be on its way still.
  if (signal.aborted) await pause(INTERRUPTED_MS)
  const [calls, quarantined]: [Deleted[], Deleted[]] = [[], []]
  for (const callId of leftovers.callIds()) {
    const deleted = await deleteOne(callId, remove.call)
    const mayAppear = deleted.refused === undefined && deleted.records === 0 && leftovers.isExpected(callId)
    calls.push({ ...deleted, mayAppear })
  }
  for (const request of leftovers.requests())
    quarantined.push(await deleteQuarantined(tables, request, remove.quarantined))
  return { name: 'clean-up', ...judgeCleanUp({ calls, quarantined }) }
}
