import type { WireBody } from '../callbacks/builders'
import { type CallState, callState } from '../bandwidth/call-state'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const iso = (ms: number): string => new Date(ms).toISOString()

export type EndedOptions = Partial<CallState> & {
  /** How long the call was, in milliseconds. */
  readonly lastedMs?: number
  /** Milliseconds since 1970. */
  readonly nowMs?: number
}

/** The row of the call with this number, which ended so many milliseconds ago. */
export const endedCall = (
  n: number,
  agoMs: number,
  { lastedMs = 2 * MINUTE, nowMs = Date.now(), ...more }: EndedOptions = {},
): CallState => {
  const endMs = nowMs - agoMs
  return callState(n, endMs - lastedMs, { endTime: iso(endMs), lastUpdate: iso(endMs), ...more })
}

/** The callback for the same call as a row. It has a tag and a call URL, which the list does not have. */
export const callbackOf = (row: CallState, overrides: WireBody = {}): WireBody => {
  const { accountId, callId, applicationId, from, to, direction, endTime } = row
  const given = {
    enqueuedTime: row.enqueuedTime,
    startTime: row.startTime,
    answerTime: row.answerTime,
    endTime,
    errorMessage: row.errorMessage,
    errorId: row.errorId,
  }
  return {
    eventType: 'disconnect',
    accountId,
    callId,
    applicationId,
    from,
    to,
    direction,
    eventTime: endTime,
    callUrl: `https://voice.bandwidth.com/api/v2/accounts/${accountId}/calls/${callId}`,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)),
    cause: row.disconnectCause,
    tag: 'campaign-7',
    ...overrides,
  }
}
