import * as t from 'io-ts'
import type { CallbackProperties } from './properties'
import { epochMs, type Timestamp } from './timestamp'

/** How long each phase of the call took, in whole milliseconds; absent where a time is missing or they run backwards. */
export const DURATIONS = {
  /** From being queued to being dialled (queued outbound calls only). */
  queueMs: t.number,
  /** From the start to the answer. Not post-dial delay: Bandwidth does not say when it rang. */
  ringMs: t.number,
  /** From the answer to the end; 0 for a call that was not answered. */
  talkMs: t.number,
  /** From the start to the end. */
  totalMs: t.number,
}
export type Durations = t.TypeOfPartialProps<typeof DURATIONS>

const between = (earlier?: Timestamp, later?: Timestamp): number | undefined => {
  if (earlier === undefined || later === undefined) return undefined
  const ms = epochMs(later) - epochMs(earlier)
  return ms < 0 ? undefined : ms
}

export const durations = (
  call: Pick<CallbackProperties, 'enqueuedTime' | 'startTime' | 'answerTime' | 'endTime'>,
): Durations => {
  const queueMs = between(call.enqueuedTime, call.startTime)
  const ringMs = between(call.startTime, call.answerTime)
  const talkMs = call.answerTime === undefined ? 0 : between(call.answerTime, call.endTime)
  const totalMs = between(call.startTime, call.endTime)
  return {
    ...(queueMs === undefined ? {} : { queueMs }),
    ...(ringMs === undefined ? {} : { ringMs }),
    ...(talkMs === undefined ? {} : { talkMs }),
    ...(totalMs === undefined ? {} : { totalMs }),
  }
}
