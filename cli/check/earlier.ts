import * as E from 'fp-ts/Either'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import { CHECK_APPLICATION_ID, CHECK_CALL_PREFIX, malformedCallId } from './check-calls'
import type { CheckContext } from './context'
import type { SentRequest } from './leftovers'

const DAY_MS = 86_400_000

/** A check that runs at the same time still needs its records. */
const IN_USE_MS = 5 * 60_000

/** Of the newest in quarantine. What a check leaves there is small, but others' may be large. */
const ENTRIES_MAX = 100

/** Of these records, those that an earlier run left: they came from the overflow queue after it, or it was killed. */
export const earlierCalls = (records: readonly Disconnect[], now: number): readonly string[] =>
  records
    .filter(({ applicationId, callId, receivedAt }) => {
      const ageMs = now - epochMs(receivedAt)
      return (
        applicationId === CHECK_APPLICATION_ID &&
        callId.startsWith(CHECK_CALL_PREFIX) &&
        ageMs > IN_USE_MS &&
        ageMs < DAY_MS
      )
    })
    .map(({ callId }) => callId)

/** Malformed requests in quarantine that an earlier run left, or this one without being told an id. */
export const malformedLeft = async (
  tables: CheckContext['tables'],
  ownCallId: string,
  now: number,
): Promise<readonly (readonly [quarantineId: string, sent: SentRequest])[]> => {
  const found: (readonly [string, SentRequest])[] = []
  let looked = 0
  const range = { since: timestampOf(now - DAY_MS), until: timestampOf(now + IN_USE_MS) }
  for await (const entry of tables.quarantine().list(range)) {
    if (E.isRight(entry)) {
      const { quarantineId, body, receivedAt } = entry.right
      const callId = malformedCallId(body)
      const isEarlier = now - epochMs(receivedAt) > IN_USE_MS
      if (callId !== undefined && (isEarlier || callId === ownCallId))
        found.push([quarantineId, { callId, body }])
    }
    looked++
    if (looked >= ENTRIES_MAX) break
  }
  return found
}
