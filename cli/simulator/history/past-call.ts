import type { SimulatedCause } from '../causes'
import { hasErrorId, hasErrorMessage } from '../causes'
import { SIMULATED_ACCOUNT_ID } from '../identity'
import { hexGroups, UUID_GROUPS, type Random } from '../random'
import type { Application } from './applications'
import { HOUR_MS } from '../../../lambda/disconnect/time-units'

/** What is known of a call that ended in the past. */
export type PastCall = {
  readonly application: Application
  readonly endMs: number
  readonly cause: SimulatedCause
  readonly answered: boolean
  /** From 20000 on. */
  readonly customer: number
}

/** How many of the numbers customers share; the others belong to applications. */
const CUSTOMER_NUMBERS = 90

/** A customer always has the same number. That of customer 20417 is +15555550100. */
export const numberOf = (customer: number): string => `+15555550${100 + ((customer + 13) % CUSTOMER_NUMBERS)}`

const CALL_ID_GROUPS = [8, ...UUID_GROUPS]

const SIGMA = 0.94
const LONGEST_MS = 3 * HOUR_MS

const MESSAGES: Readonly<Partial<Record<SimulatedCause, string>>> = {
  busy: 'The callee is busy',
  timeout: 'The call was not answered in time',
  rejected: 'The callee declined the call',
  'callback-error': 'The callback URL answered 503',
  'invalid-bxml': 'The answer is not valid BXML',
  'application-error': 'The application has no such endpoint',
  'account-limit': 'The account has too many calls at once',
  'node-capacity-exceeded': 'There is no capacity for the call',
  error: 'The call ended by an internal error',
}

/** The final SIP status, where the callee or the caller ended the call. */
const SIP: Readonly<Partial<Record<SimulatedCause, number>>> = {
  busy: 486,
  timeout: 480,
  rejected: 603,
  cancel: 487,
}

const REFUSED: readonly SimulatedCause[] = ['account-limit', 'node-capacity-exceeded']

const ringMs = ({ application, cause }: PastCall, random: Random): number => {
  if (REFUSED.includes(cause)) return random.between(1, 80)
  if (cause === 'timeout') return random.between(28_000, 45_000)
  return Math.round(random.logNormal(application.ringMs, 0.5))
}

/** A call that an error ends is cut short. */
const talkMs = ({ application, answered, cause }: PastCall, random: Random): number => {
  if (!answered) return 0
  const median = cause === 'hangup' ? application.talkMs : application.talkMs / 3
  return Math.min(LONGEST_MS, Math.round(random.logNormal(median, SIGMA)))
}

const iso = (ms: number): string => new Date(ms).toISOString()

const timesOf = (call: PastCall, random: Random) => {
  const { application, endMs, answered } = call
  const answerMs = endMs - talkMs(call, random)
  const startMs = answerMs - ringMs(call, random)
  const queued = application.direction === 'outbound' && random.chance(0.3)
  return {
    ...(queued ? { enqueuedTime: iso(startMs - Math.round(random.logNormal(600, 1))) } : {}),
    startTime: iso(startMs),
    ...(answered ? { answerTime: iso(answerMs) } : {}),
    endTime: iso(endMs),
    eventTime: iso(endMs + random.between(1, 400)),
  }
}

/** The tag of an inbound call is set when the application answers it. */
const tagOf = ({ application, customer, answered }: PastCall, random: Random) => {
  if (application.direction === 'inbound' && !answered) return {}
  const { campaigns } = application
  return { tag: campaigns === undefined ? `customer-${customer}` : random.oneOf(campaigns) }
}

const parties = ({ application, customer }: PastCall) => {
  const [own, other] = [application.number, numberOf(customer)]
  return application.direction === 'inbound' ? { from: other, to: own } : { from: own, to: other }
}

const endOf = ({ cause }: PastCall, random: Random) => ({
  cause,
  ...(hasErrorMessage(cause) ? { errorMessage: MESSAGES[cause] ?? 'The reason is not known' } : {}),
  ...(hasErrorId(cause) ? { errorId: hexGroups(random, UUID_GROUPS) } : {}),
  ...(SIP[cause] === undefined ? {} : { sipResponseCode: SIP[cause] }),
})

/** The callback that Bandwidth would have sent at the end of a call. */
export const callbackOf = (call: PastCall, random: Random): Readonly<Record<string, unknown>> => {
  const callId = `c-${hexGroups(random, CALL_ID_GROUPS)}`
  return {
    eventType: 'disconnect',
    accountId: SIMULATED_ACCOUNT_ID,
    applicationId: call.application.id,
    ...parties(call),
    direction: call.application.direction,
    callId,
    callUrl: `https://voice.bandwidth.com/api/v2/accounts/${SIMULATED_ACCOUNT_ID}/calls/${callId}`,
    ...timesOf(call, random),
    ...endOf(call, random),
    ...tagOf(call, random),
  }
}
