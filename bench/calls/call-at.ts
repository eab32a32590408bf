import { normalize } from '../../lambda/disconnect/normalize'
import type { CallbackProperties } from '../../lambda/disconnect/properties'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { SOURCES } from '../../lambda/disconnect/source'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { ANOTHER, type Mix } from './mix'
import { hexDigits, pick, randomOf, wholeBelow, type Random } from './random'

export const PERIOD_START = Date.parse('2026-03-01T00:00:00.000Z')
export const PERIOD_MS = 30 * 86_400_000

const ACCOUNT = '9900000'
const SEED = 20_260_301
const ANSWERED_SHARE: Readonly<Record<string, number>> = {
  hangup: 1,
  'callback-error': 0.7,
  'application-error': 0.7,
  'invalid-bxml': 0.7,
}

/** A number that belongs to nobody: 555-01xx in one of the area codes. */
const fictitiousNumber = (random: Random, areaCodes: number): string =>
  `+1${200 + wholeBelow(random, areaCodes)}55501${String(wholeBelow(random, 100)).padStart(2, '0')}`

const uuid = (random: Random, groups: readonly number[]): string =>
  groups.map(length => hexDigits(random, length)).join('-')

const CALL_GROUPS = [8, 8, 4, 4, 4, 12]
const ERROR_GROUPS = [8, 4, 4, 4, 12]

const failure = (cause: string, random: Random) =>
  cause === 'hangup' || cause === 'cancel'
    ? {}
    : {
        errorMessage: `The call could not be completed: ${cause}`,
        ...(cause === 'timeout' ? {} : { errorId: uuid(random, ERROR_GROUPS) }),
      }

const times = (cause: string, outbound: boolean, random: Random) => {
  const end = PERIOD_START + wholeBelow(random, PERIOD_MS)
  const answered = random() < (ANSWERED_SHARE[cause] ?? 0)
  const talkMs = answered ? Math.floor(-Math.log(1 - random()) * 120_000) : 0
  const answer = end - talkMs
  const start = answer - 1_000 - wholeBelow(random, 20_000)
  return {
    ...(outbound ? { enqueuedTime: timestampOf(start - wholeBelow(random, 500)) } : {}),
    startTime: timestampOf(start),
    ...(answered ? { answerTime: timestampOf(answer) } : {}),
    endTime: timestampOf(end),
    eventTime: timestampOf(end + 1),
  }
}

/** The record of the call with this index in a mix: always the same, and independent of all others. */
export const callAt = (mix: Mix, index: number): Disconnect => {
  const random = randomOf(SEED, index)
  const callId = `c-${uuid(random, CALL_GROUPS)}`
  const cause = pick(mix.causes, random)
  const outbound = pick(mix.outbound, random)
  const number = pick(mix.companyNumbers, random)
  const company = number === ANOTHER ? fictitiousNumber(random, 5) : number
  const other = fictitiousNumber(random, 800)
  const chosenTag = pick(mix.tags, random)
  const tag = chosenTag === ANOTHER ? `customer-${wholeBelow(random, 20_000)}` : chosenTag
  const properties = {
    callId,
    eventType: 'disconnect',
    accountId: ACCOUNT,
    applicationId: pick(mix.applications, random),
    from: outbound ? company : other,
    to: outbound ? other : company,
    privacy: false,
    direction: outbound ? 'outbound' : 'inbound',
    callUrl: `https://voice.bandwidth.com/api/v2/accounts/${ACCOUNT}/calls/${callId}`,
    ...times(cause, outbound, random),
    cause,
    ...failure(cause, random),
    ...(tag === undefined ? {} : { tag }),
  } as unknown as CallbackProperties
  const receivedAt = timestampOf(Date.parse(properties.eventTime ?? '') + 60)
  return normalize({ receivedAt, source: SOURCES.callback })({ properties })
}

/** The records of the first calls of a mix. */
export function* callsOf(mix: Mix, count: number): Generator<Disconnect> {
  for (let index = 0; index < count; index++) yield callAt(mix, index)
}
