import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { ACCOUNT_ID, callIdOf, type CallState } from '../../test/support/bandwidth/call-state'
import { generatedCalls } from '../../test/support/bandwidth/calls'
import { recordOf } from '../../test/support/callbacks/builders'
import { randomOf, wholeBelow } from '../calls/random'

/** Calls that the stand-in of Bandwidth lists: how many, how far apart, and when the last one started, in milliseconds. */
export type ListedCalls = { readonly count: number; readonly everyMs: number; readonly lastMs: number }

const SEED = 20_261_126
const LOST_ONE_OF = 100

/** Whether the callback of the call with this number was lost: 1 % are, spread over all applications, directions and causes. */
const isLost = (n: number): boolean => wholeBelow(randomOf(SEED, n), LOST_ONE_OF) === 0

/** The ids of the calls of which no callback arrived. */
export const lostCalls = ({ count }: ListedCalls): ReadonlySet<string> =>
  new Set(
    Array.from({ length: count }, (_, n) => n)
      .filter(isLost)
      .map(callIdOf),
  )

/** What Bandwidth's list says of a call, and its callback does not. */
const ROW_ONLY = ['disconnectCause', 'state', 'lastUpdate', 'parentCallId', 'stirShaken', 'identity'] as const

/** The callback for the same call as a row of the list. */
const callbackOf = (row: CallState, n: number) => ({
  ...Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) => value !== null && !(ROW_ONLY as readonly string[]).includes(name),
    ),
  ),
  eventType: 'disconnect',
  eventTime: row.endTime,
  cause: row.disconnectCause,
  callUrl: `https://voice.bandwidth.com/api/v2/accounts/${ACCOUNT_ID}/calls/${row.callId}`,
  tag: `customer-${n % 20_000}`,
})

/** The records of the calls whose callbacks arrived. */
export function* arrivedRecords({ count, everyMs, lastMs }: ListedCalls): Generator<Disconnect> {
  const firstMs = lastMs - (count - 1) * everyMs
  const calls = generatedCalls({ accountId: ACCOUNT_ID, count, firstMs, everyMs })
  const listed = calls.started(ACCOUNT_ID, firstMs, lastMs)
  for (let n = 0; n < count; n++) {
    if (isLost(n)) continue
    const row = listed.at(n)
    const receivedAt = timestampOf(Date.parse(row.lastUpdate) + 60)
    yield { ...recordOf(callbackOf(row, n)), receivedAt }
  }
}
