import type { Disconnect } from '../../../lambda/disconnect/disconnect'

export type CallSpan = {
  readonly name: 'queued' | 'ringing' | 'talking'
  /** undefined: not known */
  readonly ms: number | undefined
  /** The property that says when it began. */
  readonly from: 'enqueuedTime' | 'startTime' | 'answerTime'
}

/** The parts of a call in their order. A call that was not queued, or not answered, has no such part. */
export const spansOfCall = (record: Disconnect): readonly CallSpan[] => {
  const { enqueuedTime, answered, queueMs, ringMs, talkMs, totalMs } = record
  return [
    ...(enqueuedTime === undefined ? [] : [{ name: 'queued', ms: queueMs, from: 'enqueuedTime' } as const]),
    // Who was not answered rang until the end.
    { name: 'ringing', ms: answered ? ringMs : totalMs, from: 'startTime' },
    ...(answered ? [{ name: 'talking', ms: talkMs, from: 'answerTime' } as const] : []),
  ]
}
