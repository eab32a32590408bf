/** A row of Bandwidth's list of calls: `callState` in `bandwidth.yml` of the npm package bandwidth-sdk 8.1.4. */
export type CallState = {
  readonly applicationId: string
  readonly accountId: string
  readonly callId: string
  readonly parentCallId: string | null
  readonly to: string
  readonly from: string
  readonly direction: 'inbound' | 'outbound'
  readonly state: string
  readonly stirShaken: Readonly<Record<string, string>> | null
  readonly identity: string | null
  readonly enqueuedTime: string | null
  readonly startTime: string | null
  readonly answerTime: string | null
  readonly endTime: string | null
  readonly disconnectCause: string | null
  readonly errorMessage: string | null
  readonly errorId: string | null
  readonly lastUpdate: string
}

export const ACCOUNT_ID = '9900000'

export const APPLICATION_IDS = [
  '04e88489-df02-4e34-a0ee-27a91849555f',
  '1b2c7d4e-9f3a-4c58-8d21-6a0b9c5e7f10',
] as const

const iso = (ms: number): string => new Date(ms).toISOString()

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0')

/** The id of the call with this number: `c-` and 8-8-4-4-4-12 hexadecimal digits. */
export const callIdOf = (n: number): string =>
  `c-${hex(n, 8)}-1331029c-2cb0-4a07-b215-${hex((n * 2_654_435_761) % 2 ** 48, 12)}`

/** One of the numbers that are kept for fiction. */
export const numberOf = (n: number): string => `+15555550${String(100 + (n % 100))}`

const CAUSES = ['hangup', 'hangup', 'hangup', 'busy', 'timeout', 'cancel', 'rejected', 'application-error']

/** Inbound calls begin when they are created. Every third call is outbound, and waited in the queue. */
const timesOf = (n: number, createdMs: number, queuedMs: number, isAnswered: boolean) => {
  const start = createdMs + queuedMs
  const answer = start + 2_000 + (n % 7) * 500
  return {
    enqueuedTime: queuedMs === 0 ? null : iso(createdMs),
    startTime: iso(start),
    answerTime: isAnswered ? iso(answer) : null,
    endTime: iso(answer + 1_000 + (n % 89) * 1_000),
  }
}

/**
 * The row of a call that has ended, made from its number and the time of its creation.
 *
 * @param queuedMs how long it waited before it started
 */
export const callState = (
  n: number,
  createdMs: number,
  { queuedMs = 0, ...more }: Partial<CallState> & { readonly queuedMs?: number } = {},
): CallState => {
  const isOutbound = queuedMs > 0 || n % 3 === 2
  const cause = CAUSES[n % CAUSES.length] ?? 'hangup'
  const times = timesOf(n, createdMs, queuedMs, cause === 'hangup' || cause === 'application-error')
  return {
    applicationId: APPLICATION_IDS[n % 2] ?? APPLICATION_IDS[0],
    accountId: ACCOUNT_ID,
    callId: callIdOf(n),
    parentCallId: null,
    to: numberOf(n),
    from: numberOf(n * 7 + 1),
    direction: isOutbound ? 'outbound' : 'inbound',
    state: 'disconnected',
    stirShaken: isOutbound
      ? null
      : { verstat: 'TN-Validation-Passed', attestationIndicator: 'A', originatingId: 'abc123' },
    identity: null,
    ...times,
    disconnectCause: cause,
    errorMessage: cause === 'application-error' ? 'The audio could not be played' : null,
    errorId: cause === 'application-error' ? `4642074b-7b58-478b-96e4-${hex(n, 12)}` : null,
    lastUpdate: times.endTime,
    ...more,
  }
}
