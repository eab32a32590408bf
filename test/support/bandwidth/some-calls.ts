import { callState, type CallState } from './call-state'

export const T0 = Date.parse('2026-03-04T10:00:00Z')

export const MINUTE = 60_000

/** Calls that start one after another from `T0` on. */
export const range = (count: number, everyMs: number): CallState[] =>
  Array.from({ length: count }, (_, n) => callState(n, T0 + n * everyMs))

export const ids = (calls: readonly CallState[]): readonly string[] => calls.map(({ callId }) => callId)

export const distinct = (callIds: readonly string[]): readonly string[] => [...new Set(callIds)]
