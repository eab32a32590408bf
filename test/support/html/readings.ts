import { historyOf } from '../../../cli/simulator/history/history'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { HOUR_MS } from '../../../lambda/disconnect/time-units'
import { REPORT_TEXTS } from '../../../display/figures/report-texts'
import type { Call } from '../../../lambda/report/call'
import { CallTable } from '../../../lambda/report/call-table'
import { type DimensionName, textsFor } from '../../../lambda/report/dimensions'
import type { Reading } from '../../../lambda/report/read-calls'
import { textsBy } from '../report/a-call'

type Callback = Readonly<Record<string, unknown>>

const ms = (time: unknown): number => (typeof time === 'string' ? Date.parse(time) : NaN)

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** What a report needs of a made-up callback, whose times are all plausible. */
const callOf = (callback: Callback): Call => {
  const [queuedMs, startMs, answerMs, endMs] = [
    ms(callback['enqueuedTime']),
    ms(callback['startTime']),
    ms(callback['answerTime']),
    ms(callback['endTime']),
  ]
  const answered = !Number.isNaN(answerMs)
  return {
    endedMs: endMs,
    startMs,
    endMs,
    answered,
    talkMs: answered ? endMs - answerMs : 0,
    ringMs: answered ? answerMs - startMs : NaN,
    queueMs: startMs - queuedMs,
    ...textsBy(name => text(callback[name])),
  }
}

type Range = { readonly sinceMs: number; readonly untilMs: number }

/** The calls that were read of a period. */
export const readingOfCalls = (
  { sinceMs, untilMs }: Range,
  calls: Iterable<Call>,
  by: readonly DimensionName[],
): Reading => {
  const names = [...new Set([...textsFor(by), ...REPORT_TEXTS])]
  const reading: Reading = {
    period: { since: timestampOf(sinceMs), until: timestampOf(untilMs) },
    calls: new CallTable(names),
    after: new CallTable(names),
    unreadable: 0,
    readUnits: 0,
    reachedMs: -Infinity,
    atLeast: false,
  }
  for (const call of calls)
    if (call.endedMs >= sinceMs && call.endedMs < untilMs) reading.calls.add(call)
    else if (call.endedMs >= untilMs && call.startMs < untilMs) reading.after.add(call)
  return reading
}

type HistoryReadings = {
  readonly reading: Reading
  readonly before: Reading
}

/** The calls of a made-up company: of a period, and of the one before. @param count of both */
export const historyReadings = (
  { sinceMs, untilMs }: Range,
  count: number,
  by: readonly DimensionName[],
  change: (call: Call, index: number) => Call = call => call,
): HistoryReadings => {
  const beforeMs = 2 * sinceMs - untilMs
  const until = untilMs + HOUR_MS
  const calls = [...historyOf({ seed: 7, from: beforeMs, until, count })].map((callback, index) =>
    change(callOf(callback), index),
  )
  return {
    reading: readingOfCalls({ sinceMs, untilMs }, calls, by),
    before: readingOfCalls({ sinceMs: beforeMs, untilMs: sinceMs }, calls, by),
  }
}
