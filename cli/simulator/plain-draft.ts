import { hasErrorId, hasErrorMessage, simulatedCause, wasAnswered, type SimulatedCause } from './causes'
import { EMPTY, withProperties, type Draft } from './draft'
import { SIMULATED_ACCOUNT_ID, SIMULATED_APPLICATION_ID } from './identity'
import { hexGroups, UUID_GROUPS, type Random } from './random'
import { HOUR_MS, MINUTE_MS } from '../../lambda/disconnect/time-units'

const CALL_ID_GROUPS = [8, ...UUID_GROUPS]

/** The calls ended at most this long before the start of the run. */
const ENDED_WITHIN_MS = MINUTE_MS
const LONGEST_MS = 4 * HOUR_MS

const iso = (ms: number): string => new Date(ms).toISOString()

/** A phone number that belongs to nobody. */
export const fictitiousNumber = (random: Random): string => `+15555550${random.between(100, 199)}`

const rangMs = (cause: SimulatedCause, random: Random): number => {
  if (cause === 'account-limit' || cause === 'node-capacity-exceeded') return random.between(1, 80)
  return cause === 'timeout' ? random.between(20_000, 60_000) : Math.round(random.logNormal(7_000, 0.6))
}

const times = (cause: SimulatedCause, direction: string, now: number, random: Random) => {
  const end = now - random.between(0, ENDED_WITHIN_MS)
  const answered = wasAnswered(cause, random)
  const talkMs = answered ? Math.min(LONGEST_MS, Math.round(random.logNormal(75_000, 1.2))) : 0
  const start = end - talkMs - rangMs(cause, random)
  const queued = direction === 'outbound' && random.chance(0.2)
  return {
    ...(queued ? { enqueuedTime: iso(start - Math.round(random.logNormal(800, 1))) } : {}),
    startTime: iso(start),
    ...(answered ? { answerTime: iso(end - talkMs) } : {}),
    endTime: iso(end),
    eventTime: iso(end + random.between(1, 400)),
  }
}

const failure = (cause: SimulatedCause, random: Random) => ({
  ...(hasErrorMessage(cause) ? { errorMessage: `The simulated call ended: ${cause}` } : {}),
  ...(hasErrorId(cause) ? { errorId: hexGroups(random, UUID_GROUPS) } : {}),
})

/** The leg of a transfer names the call that it belongs to. */
const transfer = (random: Random) => ({
  eventType: 'transferDisconnect',
  parentCallId: `c-${hexGroups(random, CALL_ID_GROUPS)}`,
  transferCallerId: fictitiousNumber(random),
  transferTo: fictitiousNumber(random),
})

/** The callback of a usual call. */
export const plainDraft = (now: number, random: Random): Draft => {
  const callId = `c-${hexGroups(random, CALL_ID_GROUPS)}`
  const cause = simulatedCause(random)
  const direction = random.oneOf(['inbound', 'outbound'])
  return withProperties(EMPTY, {
    eventType: 'disconnect',
    accountId: SIMULATED_ACCOUNT_ID,
    applicationId: SIMULATED_APPLICATION_ID,
    from: fictitiousNumber(random),
    to: fictitiousNumber(random),
    direction,
    callId,
    callUrl: `https://voice.bandwidth.com/api/v2/accounts/${SIMULATED_ACCOUNT_ID}/calls/${callId}`,
    ...times(cause, direction, now, random),
    cause,
    ...failure(cause, random),
    ...(random.chance(0.7)
      ? { tag: `campaign-${random.between(1, 9)}/customer-${random.between(1, 500)}` }
      : {}),
    ...(random.chance(0.02) ? transfer(random) : {}),
  })
}
