import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { endedAt } from '../../../lambda/disconnect/timeline'
import type { Figures } from '../../../lambda/report/figures'

/** The figures of docs/figures.md, computed one by one from whole records, in the plainest way. */
export type NaiveOptions = {
  readonly since: string
  readonly until: string
  readonly shortMs: number
}

const Z = 1.959963984540054

const wilson = (k: number, n: number) => {
  const p = k / n
  const root = Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n))
  const bound = (sign: 1 | -1): number => (p + (Z * Z) / (2 * n) + sign * Z * root) / (1 + (Z * Z) / n)
  return { value: p, low: k === 0 ? 0 : bound(-1), high: k === n ? 1 : bound(1) }
}

const nearestRank = (values: readonly number[], percent: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? NaN
}

const percentiles = (values: readonly number[]) =>
  values.length === 0 ? undefined : { p50: nearestRank(values, 50), p95: nearestRank(values, 95) }

const counts = (texts: readonly (string | undefined)[]): Record<string, number> => {
  const found = new Map<string, number>()
  for (const text of texts) if (text !== undefined) found.set(text, (found.get(text) ?? 0) + 1)
  return Object.fromEntries(found)
}

const startMs = ({ startTime }: Disconnect): number => Date.parse(startTime ?? '')
const endMs = ({ endTime }: Disconnect): number => Date.parse(endTime ?? '')

/** The first of the moments with the most calls, and how many. */
const most = (moments: readonly number[], callsAt: (moment: number) => number) => {
  let best: { calls: number; at: string } | undefined
  for (const moment of [...moments].sort((a, b) => a - b)) {
    const calls = callsAt(moment)
    if (calls > (best?.calls ?? 0)) best = { calls, at: new Date(moment).toISOString() }
  }
  return best
}

const numbers = (values: readonly (number | undefined)[]): readonly number[] =>
  values.filter(value => value !== undefined)

/** @param after calls that ended after the range, of the same group */
export const naiveFigures = (
  calls: readonly Disconnect[],
  after: readonly Disconnect[],
  { since, until, shortMs }: NaiveOptions,
): Record<keyof Figures, unknown> => {
  const answered = calls.filter(call => call.answered)
  const unanswered = (causes: readonly string[]): number =>
    calls.filter(({ answered, cause = '' }) => !answered && causes.includes(cause)).length
  const talks = numbers(answered.map(({ talkMs }) => talkMs))
  const total = talks.reduce((sum, ms) => sum + ms, 0)
  const [from, to] = [Date.parse(since), Date.parse(until)]
  const up = [...calls, ...after]
  const isUp = (call: Disconnect, moment: number): boolean => startMs(call) <= moment && moment < endMs(call)
  const moments = up
    .filter(call => startMs(call) < endMs(call))
    .map(call => Math.max(startMs(call), from))
    .filter(moment => moment < to)
  const starts = numbers(calls.map(call => (call.startTime === undefined ? undefined : startMs(call))))
  const classes = counts(calls.map(({ causeClass }) => causeClass))
  const n = calls.length
  return {
    calls: n,
    answered: answered.length,
    asr: n === 0 ? undefined : wilson(answered.length, n),
    ner:
      n === 0
        ? undefined
        : {
            low: (answered.length + unanswered(['busy', 'rejected'])) / n,
            high: (answered.length + unanswered(['busy', 'rejected', 'timeout', 'cancel'])) / n,
          },
    acdMs: talks.length === 0 ? undefined : total / talks.length,
    talkMs: { total, ...percentiles(talks) },
    answerDelayMs: percentiles(numbers(answered.map(({ ringMs }) => ringMs))),
    queueMs: percentiles(numbers(calls.map(({ queueMs }) => queueMs))),
    shortCalls: talks.filter(ms => ms < shortMs).length,
    causes: counts(calls.map(({ cause }) => cause)),
    classes,
    failed: (classes['application'] ?? 0) + (classes['limit'] ?? 0) + (classes['platform'] ?? 0),
    peakConcurrency: most(moments, moment => up.filter(call => isUp(call, moment)).length),
    peakStartsPerSecond: most(
      starts,
      moment => starts.filter(start => moment <= start && start < moment + 1_000).length,
    ),
  }
}

/** Calls that ended within a range; and those that ended within a day after it, and started before its end. */
export const naiveRange = (records: readonly Disconnect[], { since, until }: NaiveOptions) => {
  const dayAfter = new Date(Date.parse(until) + 86_400_000).toISOString()
  return {
    calls: records.filter(record => endedAt(record) >= since && endedAt(record) < until),
    after: records.filter(
      record =>
        endedAt(record) >= until &&
        endedAt(record) < dayAfter &&
        record.startTime !== undefined &&
        record.startTime < until,
    ),
  }
}

/** As JSON, with the members of each object in the order of their names. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
