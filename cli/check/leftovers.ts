/** One request that may be in quarantine. Its call id is random, so that nobody else sends it. */
export type SentRequest = { readonly callId: string; readonly body: Uint8Array }

/** What a run leaves behind in the tables, to be deleted at its end. */
export type Leftovers = {
  /** Noted before it is sent: a missing answer does not mean that nothing is stored. */
  readonly call: (callId: string) => void
  /** Noted when the answer does not rule out that the record is stored later, from the overflow queue. */
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
