import type { ActivitySpan } from '../../console/answers/activity'
import { failedClassOf } from './sums'

/** A run of parts in which calls fail for one cause much more often than a week before. */
export type Peak = {
  readonly cause: string
  readonly calls: number
  readonly fromMs: number
  readonly toMs: number
  /** The end of its highest part. */
  readonly highestToMs: number
}

/** Fewer calls are no peak. */
const CALLS_MIN = 20
/** So many times as often. */
const TIMES = 5
const PEAKS_MAX = 2

const countOf = (span: ActivitySpan | undefined, cause: string): number =>
  span !== undefined && Object.hasOwn(span.causes, cause) ? (span.causes[cause] ?? 0) : 0

type Run = { readonly peak: Peak; readonly highest: number }

const runsOf = (
  cause: string,
  spans: readonly ActivitySpan[],
  before: readonly (ActivitySpan | undefined)[],
): readonly Run[] => {
  const runs: Run[] = []
  let run: Run | undefined
  for (const [i, span] of spans.entries()) {
    const calls = countOf(span, cause)
    if (calls === 0 || calls < TIMES * Math.max(1, countOf(before[i], cause))) {
      run = undefined
      continue
    }
    if (run !== undefined) runs.pop()
    const isHighest = run === undefined || calls >= run.highest
    const peak: Peak = {
      cause,
      calls: (run?.peak.calls ?? 0) + calls,
      fromMs: run?.peak.fromMs ?? span.fromMs,
      toMs: span.toMs,
      highestToMs: isHighest || run === undefined ? span.toMs : run.peak.highestToMs,
    }
    run = { peak, highest: isHighest || run === undefined ? calls : run.highest }
    runs.push(run)
  }
  return runs
}

/** At most two, those with the most calls first. @param before the part of the week before that belongs to each */
export const peaksOf = (
  spans: readonly ActivitySpan[],
  before: readonly (ActivitySpan | undefined)[],
): readonly Peak[] => {
  const causes = new Set(spans.flatMap(span => Object.keys(span.causes)))
  return [...causes]
    .filter(cause => failedClassOf(cause) !== undefined)
    .flatMap(cause => runsOf(cause, spans, before).map(({ peak }) => peak))
    .filter(({ calls }) => calls >= CALLS_MIN)
    .sort((a, b) => b.calls - a.calls)
    .slice(0, PEAKS_MAX)
}
