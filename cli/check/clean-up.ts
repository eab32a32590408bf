import * as E from 'fp-ts/Either'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { pause } from '../simulator/pace'
import type { Deletion } from '../places/place'
import { unreadableOf } from './aws/aws-answer'
import type { CheckContext } from './context'
import type { NamedFinding } from './finding'
import { judgeCleanUp, type Deleted } from './judge/clean-up'
import type { SentRequest } from './leftovers'
import { CHECK_HEADER } from './send'

const INTERRUPTED_MS = 1_000

/** The other checks need dynamodb:Query, too; the permission that is probably missing is DeleteItem. */
const ACTION = 'dynamodb:Query and dynamodb:DeleteItem on both tables'

const deleteOne = async (id: string, remove: (id: string) => Promise<number>): Promise<Deleted> => {
  try {
    return { id, records: await remove(id) }
  } catch (cause) {
    return { id, records: 0, refused: unreadableOf(ACTION, cause) }
  }
}

/** Whether this run sent the request. An empty body proves nothing: then the call id must be in the query or the header. */
export const isOwn = ({ complete, body, query, headers }: QuarantineEntry, sent: SentRequest): boolean =>
  complete &&
  Buffer.from(body).equals(sent.body) &&
  (body.byteLength > 0 || query.includes(sent.callId) || headers[CHECK_HEADER] === sent.callId)

/** The id comes from an answer, which a proxy may have changed: so the entry is compared before it is deleted. */
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

/** Deletes everything that a run may have stored, whatever the result of its checks. */
export const cleanUp = async (
  { leftovers, tables, signal }: Pick<CheckContext, 'leftovers' | 'tables' | 'signal'>,
  remove: Deletion,
): Promise<NamedFinding> => {
  // An interrupted request may still be on its way.
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
