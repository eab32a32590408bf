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

/** Milliseconds; none where a time is missing (NaN), or they run backwards. */
const between = (earlierMs: number, laterMs: number): number | undefined =>
  laterMs >= earlierMs ? laterMs - earlierMs : undefined

const msOf = (time: Timestamp | undefined): number => (time === undefined ? NaN : epochMs(time))

export const durations = (
  call: Pick<CallbackProperties, 'enqueuedTime' | 'startTime' | 'answerTime' | 'endTime'>,
): Durations => {
  const start = msOf(call.startTime)
  const answer = msOf(call.answerTime)
  const end = msOf(call.endTime)
  const queueMs = between(msOf(call.enqueuedTime), start)
  const ringMs = between(start, answer)
  const talkMs = call.answerTime === undefined ? 0 : between(answer, end)
  const totalMs = between(start, end)
  return {
    ...(queueMs === undefined ? {} : { queueMs }),
    ...(ringMs === undefined ? {} : { ringMs }),
    ...(talkMs === undefined ? {} : { talkMs }),
    ...(totalMs === undefined ? {} : { totalMs }),
  }
}
