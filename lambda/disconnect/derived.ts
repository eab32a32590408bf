import * as t from 'io-ts'
import { defined, type Defined } from '../codec/defined'
import { causeClass, CauseClass } from './cause'
import { plausibleTimes } from './plausible-times'
import type { CallbackProperties } from './properties'
import { epochMs, type Timestamp } from './timestamp'

/**
 * The properties of a record that follow from those of its callback. A duration is in whole milliseconds, and is absent if one
 * of its times is missing or they run backwards. No ringing or talk is longer than the call.
 */
export const DERIVED = {
  /** Whether there is an answerTime: an answered call can still end in an error. */
  answered: t.boolean,
  /** From being queued to being dialed (queued outbound calls only). */
  queueMs: t.number,
  /** From the start to the answer. Not post-dial delay: Bandwidth does not say when the phone rang. */
  ringMs: t.number,
  /** From the answer to the end; 0 for a call that was not answered. */
  talkMs: t.number,
  /** From the start to the end. */
  totalMs: t.number,
  causeClass: CauseClass,
}

/** Every derived property is computed, even if the result is that it is absent. */
type Computed = { readonly answered: boolean } & {
  readonly [Name in keyof typeof DERIVED]: t.TypeOf<(typeof DERIVED)[Name]> | undefined
}

const msOf = (time: Timestamp | undefined): number => (time === undefined ? NaN : epochMs(time))

const between = (earlierMs: number, laterMs: number): number | undefined =>
  laterMs >= earlierMs ? laterMs - earlierMs : undefined

/** The clocks behind an answer and a call can differ. Such an answer counts as one at the start or end. */
const withinCall = (answer: number, start: number, end: number): number => {
  if (end < start) return answer
  if (answer < start) return start
  return answer > end ? end : answer
}

/** Takes any properties: times that mean none, which older versions stored, count as absent. */
export const derived = (properties: Omit<CallbackProperties, 'callId'>): Defined<Computed> => {
  const call = plausibleTimes(properties)
  const start = msOf(call.startTime)
  const end = msOf(call.endTime)
  const answer = withinCall(msOf(call.answerTime), start, end)
  const answered = call.answerTime !== undefined
  return defined<Computed>({
    answered,
    queueMs: between(msOf(call.enqueuedTime), start),
    ringMs: between(start, answer),
    talkMs: answered ? between(answer, end) : 0,
    totalMs: between(start, end),
    causeClass: call.cause && causeClass(call.cause),
  })
}
