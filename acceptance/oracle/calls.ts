import { plausibleTimes } from '../../lambda/disconnect/plausible-times'
import { normalize } from '../../lambda/disconnect/normalize'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { CallbackProperties } from '../../lambda/disconnect/properties'
import { SOURCES } from '../../lambda/disconnect/source'
import { timestampOf } from '../../lambda/disconnect/timestamp'

/** A quick generator of numbers from 0 to 1, always the same (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const CAUSES = [
  ['hangup', 700],
  ['timeout', 90],
  ['busy', 60],
  ['cancel', 50],
  ['rejected', 30],
  ['callback-error', 15],
  ['application-error', 12],
  ['error', 12],
  ['invalid-bxml', 8],
  ['account-limit', 8],
  ['node-capacity-exceeded', 5],
  ['unknown', 5],
  ['never-documented', 4],
  [undefined, 1],
] as const

const pickCause = (share: number): string | undefined => {
  let left = share * CAUSES.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [cause, weight] of CAUSES) {
    left -= weight
    if (left < 0) return cause
  }
  return undefined
}

/** The period of all calls: two weeks with the hour that comes twice in Europe. */
export const FIRST_MS = Date.parse('2026-10-18T00:00:00.000Z')
export const LAST_MS = Date.parse('2026-11-01T00:00:00.000Z')

/** Realistic calls with rare oddities: no times, times that run backwards, and many of the same millisecond. */
export function* oracleCalls(count: number): Generator<Disconnect> {
  const random = randomFrom(20_261_018)
  const below = (max: number): number => Math.floor(random() * max)
  for (let i = 0; i < count; i++) {
    const cause = pickCause(random())
    const endMs = FIRST_MS + below((LAST_MS - FIRST_MS) / 7) * 7
    const answered = cause === 'hangup' || random() < 0.2
    const talkMs = answered ? Math.floor(-Math.log(1 - random()) * 90_000) : 0
    const ringMs = 1_000 + below(25_000)
    const odd = random()
    const answerMs = odd < 0.002 ? endMs - talkMs - ringMs - 4_000 : endMs - talkMs
    const startMs = odd > 0.998 ? endMs + 5_000 : endMs - talkMs - ringMs
    const outbound = random() < 0.6
    const own = `+1555555010${below(4)}`
    const other = `+15555550${String(110 + below(80))}`
    const properties = {
      callId: `c-${i}`,
      eventType: 'disconnect',
      ...(random() < 0.001 ? {} : { accountId: random() < 0.9 ? '9900000' : '9900001' }),
      applicationId: `app-${below(6)}`,
      ...(odd > 0.5 && odd < 0.501 ? {} : { direction: outbound ? 'outbound' : 'inbound' }),
      from: outbound ? own : other,
      to: outbound ? other : own,
      eventTime: timestampOf(endMs + 2),
      ...(odd > 0.3 && odd < 0.3005 ? {} : { endTime: timestampOf(endMs) }),
      ...(odd > 0.6 && odd < 0.6005 ? {} : { startTime: timestampOf(startMs) }),
      ...(answered ? { answerTime: timestampOf(answerMs) } : {}),
      ...(outbound && random() < 0.5 ? { enqueuedTime: timestampOf(startMs - below(3_000)) } : {}),
      ...(cause === undefined ? {} : { cause }),
      ...(random() < 0.7 ? { tag: `order-${below(20_000)}` } : {}),
    }
    yield normalize({ receivedAt: timestampOf(endMs + 500), source: SOURCES.callback })({
      // Texts and times are as a decoded callback has them.
      properties: plausibleTimes(properties as unknown as CallbackProperties),
    })
  }
}
