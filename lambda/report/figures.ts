import { defined } from '../codec/defined'
import { causeClass, type CauseClass, FAILED_CLASSES } from '../disconnect/cause'
import { type Timestamp, timestampOf } from '../disconnect/timestamp'
import { mostAtOnce, mostStarts, type PeakMs } from './peaks'
import { type Rows, valuesOf } from './rows'
import { type Percentiles, percentilesOf, type Share, shareOf } from './statistics'

/** The most calls, and when. */
export type Peak = {
  readonly calls: number
  readonly at: Timestamp
}

/** The figures of some calls. docs/figures.md defines each. What has no value is absent. Durations are in milliseconds. */
export type Figures = {
  readonly calls: number
  readonly answered: number
  /** Answer-seizure ratio, with its 95 % interval. */
  readonly asr?: Share
  /** Bounds of the network effectiveness ratio. */
  readonly ner?: { readonly low: number; readonly high: number }
  /** Average call duration: the mean talk of answered calls. */
  readonly acdMs?: number
  /** Of answered calls. */
  readonly talkMs: { readonly total: number } & Partial<Percentiles>
  /** From the start to the answer, of answered calls. */
  readonly answerDelayMs?: Percentiles
  /** From being queued to the start, of calls that were queued. */
  readonly queueMs?: Percentiles
  /** Answered calls with less talk than the limit. */
  readonly shortCalls: number
  /** Calls by cause, those with the most first; but JavaScript puts causes that are whole numbers before all others. */
  readonly causes: Readonly<Record<string, number>>
  readonly classes: Readonly<Partial<Record<CauseClass, number>>>
  /** Calls of the classes application, limit and platform. */
  readonly failed: number
  /** `atLeast`: more calls may have been up that have not ended yet, or whose end was not read. */
  readonly peakConcurrency?: Peak & { readonly atLeast?: true }
  readonly peakStartsPerSecond?: Peak
}

/** The share of calls that failed, with its interval. */
export const failedShare = ({ failed, calls }: Pick<Figures, 'failed' | 'calls'>): Share | undefined =>
  shareOf(failed, calls)

export type FiguresOptions = {
  /** An answered call with less talk is a short one. In milliseconds. */
  readonly shortMs: number
  /** The range of the report, in milliseconds since 1970: moments outside of it are no peaks. */
  readonly sinceMs: number
  readonly untilMs: number
  /** Whether calls may be missing that were up within the range. */
  readonly atLeast: boolean
}

/** Answered or not, the network did its part; and it may have. */
const EFFECTIVE: ReadonlySet<string> = new Set(['busy', 'rejected'])
const PERHAPS_EFFECTIVE: ReadonlySet<string> = new Set(['timeout', 'cancel'])

type Counts = {
  readonly answered: number
  readonly short: number
  readonly causes: ReadonlyMap<string, number>
  readonly effective: number
  readonly perhapsEffective: number
}

const countsOf = ({ table, rows }: Rows, shortMs: number): Counts => {
  const { texts } = table.text('cause')
  const column = table.text('cause')
  const byNumber = new Map<number, number>()
  const unanswered = new Map<number, number>()
  let answered = 0
  let short = 0
  for (const row of rows) {
    const cause = column.at(row)
    byNumber.set(cause, (byNumber.get(cause) ?? 0) + 1)
    if (table.isAnswered(row)) {
      answered++
      if (table.number('talkMs', row) < shortMs) short++
    } else unanswered.set(cause, (unanswered.get(cause) ?? 0) + 1)
  }
  const causes = new Map<string, number>()
  for (const [number, count] of byNumber) {
    const text = texts[number]
    if (text !== undefined) causes.set(text, count)
  }
  const sumOf = (wanted: ReadonlySet<string>): number =>
    [...unanswered].reduce((sum, [number, count]) => (wanted.has(texts[number] ?? '') ? sum + count : sum), 0)
  return {
    answered,
    short,
    causes,
    effective: sumOf(EFFECTIVE),
    perhapsEffective: sumOf(PERHAPS_EFFECTIVE),
  }
}

/** The most first; of equal ones in the order of their names. */
const inOrder = (counts: Iterable<readonly [string, number]>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))

const byClass = (causes: ReadonlyMap<string, number>): ReadonlyMap<CauseClass, number> => {
  const classes = new Map<CauseClass, number>()
  for (const [cause, count] of causes) {
    const name = causeClass(cause)
    classes.set(name, (classes.get(name) ?? 0) + count)
  }
  return classes
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

const peakOf = (peak: PeakMs | undefined): Peak | undefined =>
  peak && { calls: peak.calls, at: timestampOf(peak.atMs) }

/** The most calls at once within the range: a call that is up from before counts from its beginning. */
const concurrency = (
  parts: readonly Rows[],
  { sinceMs, untilMs }: Pick<FiguresOptions, 'sinceMs' | 'untilMs'>,
): PeakMs | undefined => {
  const size = parts.reduce((total, { rows }) => total + rows.length, 0)
  const [starts, ends] = [new Float64Array(size), new Float64Array(size)]
  let length = 0
  for (const { table, rows } of parts)
    for (const row of rows) {
      const startMs = Math.max(table.number('startMs', row), sinceMs)
      const endMs = table.number('endMs', row)
      if (!(startMs < endMs && startMs < untilMs)) continue
      starts[length] = startMs
      ends[length++] = endMs
    }
  return mostAtOnce(starts.subarray(0, length).sort(), ends.subarray(0, length).sort())
}

/**
 * The figures of some calls.
 *
 * @param after calls of the same group that ended after the range, and were up within it: they count in the peak only
 */
export const figuresOf = (calls: Rows, after: Rows | undefined, options: FiguresOptions): Figures => {
  const { table, rows } = calls
  const { answered, short, causes, effective, perhapsEffective } = countsOf(calls, options.shortMs)
  const isAnswered = (row: number): boolean => table.isAnswered(row)
  const talk = valuesOf(calls, 'talkMs', isAnswered)
  const total = sum(talk)
  const classes = byClass(causes)
  const atOnce = peakOf(concurrency(after === undefined ? [calls] : [calls, after], options))
  return {
    calls: rows.length,
    answered,
    ...defined({
      asr: shareOf(answered, rows.length),
      ner:
        rows.length === 0
          ? undefined
          : {
              low: (answered + effective) / rows.length,
              high: (answered + effective + perhapsEffective) / rows.length,
            },
      acdMs: talk.length === 0 ? undefined : total / talk.length,
    }),
    talkMs: { total, ...percentilesOf(talk) },
    ...defined({
      answerDelayMs: percentilesOf(valuesOf(calls, 'ringMs', isAnswered)),
      queueMs: percentilesOf(valuesOf(calls, 'queueMs')),
    }),
    shortCalls: short,
    causes: inOrder(causes),
    classes: inOrder(classes),
    failed: FAILED_CLASSES.reduce((count, name) => count + (classes.get(name) ?? 0), 0),
    ...defined({
      peakConcurrency: atOnce && { ...atOnce, ...(options.atLeast ? { atLeast: true as const } : {}) },
      peakStartsPerSecond: peakOf(mostStarts(valuesOf(calls, 'startMs').sort())),
    }),
  }
}
