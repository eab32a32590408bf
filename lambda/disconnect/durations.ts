/** The times of a call, in milliseconds since 1970-01-01T00:00:00Z; NaN for a time that is not known. */
export type CallTimes = {
  readonly enqueuedMs: number
  readonly startMs: number
  readonly answerMs: number
  readonly endMs: number
}

/** In milliseconds; undefined if one of the two times is missing, or they run backwards. */
export type Durations = {
  readonly queueMs: number | undefined
  readonly ringMs: number | undefined
  readonly talkMs: number | undefined
  readonly totalMs: number | undefined
}

const between = (earlierMs: number, laterMs: number): number | undefined =>
  laterMs >= earlierMs ? laterMs - earlierMs : undefined

/** The clocks behind an answer and a call can differ. Such an answer counts as one at the start or end. */
const withinCall = (answer: number, start: number, end: number): number => {
  if (end < start) return answer
  if (answer < start) return start
  return answer > end ? end : answer
}

/** No ringing or talk is longer than the call. Of a call that was not answered, `talkMs` is undefined here. */
export const durationsOf = ({ enqueuedMs, startMs, answerMs, endMs }: CallTimes): Durations => {
  const answer = withinCall(answerMs, startMs, endMs)
  return {
    queueMs: between(enqueuedMs, startMs),
    ringMs: between(startMs, answer),
    talkMs: between(answer, endMs),
    totalMs: between(startMs, endMs),
  }
}
