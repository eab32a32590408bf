import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { Source } from '../../../lambda/disconnect/source'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { startTally, type Tally } from '../../../lambda/reconciliation/tally'
import { aCallback, recordOf } from '../callbacks/builders'

export const ACCOUNT = '9900000'
export const BASE = Date.parse('2026-03-04T10:00:00.000Z')
export const MINUTE = 60_000

/** The source of a call that is not stored. */
export const MISSING = undefined

/** The record of a call that ended so many minutes after `BASE`. */
export const ended = (minute: number, applicationId = 'app-1', direction = 'outbound'): Disconnect =>
  recordOf(aCallback({ endTime: timestampOf(BASE + minute * MINUTE), applicationId, direction }))

export type Found = readonly [record: Disconnect, source: Source | undefined]

export const tallied = (found: readonly Found[]): Tally => {
  const tally = startTally(ACCOUNT)
  for (const [record, source] of found) tally.add(record, source)
  return tally
}
