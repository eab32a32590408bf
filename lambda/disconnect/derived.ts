import * as t from 'io-ts'
import { defined, type Defined } from '../codec/defined'
import { causeClass, CauseClass } from './cause'
import type { CallbackProperties } from './properties'
import { epochMs, type Timestamp } from './timestamp'

/**
 * The properties of a record that follow from those of its callback. A duration is in whole milliseconds, and is absent if one
 * of its times is missing or they run backwards.
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

export const derived = (call: Omit<CallbackProperties, 'callId'>): Defined<Computed> => {
  const start = msOf(call.startTime)
  const answer = msOf(call.answerTime)
  const end = msOf(call.endTime)
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
