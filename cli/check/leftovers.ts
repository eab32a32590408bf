import * as E from 'fp-ts/Either'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import { CHECK_APPLICATION_ID, CHECK_CALL_PREFIX, malformedCallId } from './check-calls'
import type { Tables } from '../places/place'
import { DAY_MS, MINUTE_MS } from '../../lambda/disconnect/time-units'

/** A request that may be in quarantine. Its call id is random, so nobody else sends it. */
export type SentRequest = { readonly callId: string; readonly body: Uint8Array }

/** Everything that a run leaves in the tables, and deletes at its end. */
export type Leftovers = {
  /** Notes a call before its callback is sent: even without an answer it may be stored. */
  readonly call: (callId: string) => void
  /** Notes a call whose record may still be stored later, from the overflow queue. */
  readonly mayAppear: (callId: string) => void
  readonly quarantined: (quarantineId: string, sent: SentRequest) => void
  readonly callIds: () => readonly string[]
  readonly isExpected: (callId: string) => boolean
  readonly requests: () => readonly (readonly [quarantineId: string, sent: SentRequest])[]
}

export const newLeftovers = (): Leftovers => {
  const [calls, expected] = [new Set<string>(), new Set<string>()]
  const requests = new Map<string, SentRequest>()
  return {
    call: callId => calls.add(callId),
    mayAppear: callId => expected.add(callId),
    quarantined: (quarantineId, sent) => requests.set(quarantineId, sent),
    callIds: () => [...calls],
    isExpected: callId => expected.has(callId),
    requests: () => [...requests],
  }
}

/** Another check, running at the same time, still needs younger records. */
const IN_USE_MS = 5 * MINUTE_MS

/** The number of newest entries to read. Those of a check are small, but others may be large. */
const ENTRIES_MAX = 100

/** The records that an earlier run left, because they came later from the overflow queue or the run was killed. */
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

/** The malformed requests in quarantine that an earlier run left, or this run if the answer had no id. */
export const malformedLeft = async (
  tables: Pick<Tables, 'quarantine'>,
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
