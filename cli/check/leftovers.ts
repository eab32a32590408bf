/** What a run leaves behind in the tables, to be deleted at its end. */
export type Leftovers = {
  /** Noted before it is sent: an answer that does not come says nothing of what is stored. */
  readonly call: (callId: string) => void
  readonly quarantined: (quarantineId: string) => void
  readonly callIds: () => readonly string[]
  readonly quarantineIds: () => readonly string[]
}

export const newLeftovers = (): Leftovers => {
  const [calls, quarantined] = [new Set<string>(), new Set<string>()]
  return {
    call: callId => calls.add(callId),
    quarantined: quarantineId => quarantined.add(quarantineId),
    callIds: () => [...calls],
    quarantineIds: () => [...quarantined],
  }
}
