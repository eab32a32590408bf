import * as t from 'io-ts'
import { defined, type Defined } from '../codec/defined'
import { causeClass, CauseClass } from './cause'
import { durationsOf } from './durations'
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

/** Takes any properties: times that mean none, which older versions stored, count as absent. */
export const derived = (properties: Omit<CallbackProperties, 'callId'>): Defined<Computed> => {
  const call = plausibleTimes(properties)
  const answered = call.answerTime !== undefined
  const { queueMs, ringMs, talkMs, totalMs } = durationsOf({
    enqueuedMs: msOf(call.enqueuedTime),
    startMs: msOf(call.startTime),
    answerMs: msOf(call.answerTime),
    endMs: msOf(call.endTime),
  })
  return defined<Computed>({
    answered,
    queueMs,
    ringMs,
    talkMs: answered ? talkMs : 0,
    totalMs,
    causeClass: call.cause && causeClass(call.cause),
  })
}
