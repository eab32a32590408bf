import type { DeleteRecords } from '../targets/delete-records'
import { unreadableOf, type Unreadable } from './aws/asked'
import type { NamedFinding } from './finding'
import { judgeCleanUp } from './judge/clean-up'
import type { Leftovers } from './leftovers'

/** What became of one call, or one request in quarantine, that may have been stored. */
export type Deleted = {
  readonly id: string
  readonly records: number
  readonly refused?: Unreadable
}

/** The reading of its keys has the same name as everywhere; what may be lacking here is the deletion. */
const ACTION = 'dynamodb:Query and dynamodb:DeleteItem on both tables'

const deleteOne = async (id: string, remove: (id: string) => Promise<number>): Promise<Deleted> => {
  try {
    return { id, records: await remove(id) }
  } catch (cause) {
    return { id, records: 0, refused: unreadableOf(ACTION, cause) }
  }
}

/** Deletes all that a run may have stored, one after another, whatever it came to. */
export const cleanUp = async (leftovers: Leftovers, remove: DeleteRecords): Promise<NamedFinding> => {
  const [calls, quarantined]: [Deleted[], Deleted[]] = [[], []]
  for (const callId of leftovers.callIds()) calls.push(await deleteOne(callId, remove.call))
  for (const id of leftovers.quarantineIds()) quarantined.push(await deleteOne(id, remove.quarantined))
  return { name: 'clean-up', ...judgeCleanUp({ calls, quarantined }) }
}
