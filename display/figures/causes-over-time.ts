import { causeClass, isFailedClass } from '../../lambda/disconnect/cause'
import type { CallTable } from '../../lambda/report/call-table'
import { type Calls, rangeOf } from './over-time'
import { type Span, spanAt, spansOf, type Step, stepFor } from '../time/time-steps'

/** How often calls failed for a cause. */
export type CauseOverTime = {
  readonly cause: string
  readonly total: number
  /** In the period to compare with. */
  readonly before?: number
  /** In each part of the period. */
  readonly counts: readonly number[]
}

/** The causes of failed calls, the most frequent first. */
export type CausesOverTime = {
  readonly step: Step
  readonly spans: readonly Span[]
  readonly causes: readonly CauseOverTime[]
}

/** More bars than this are too thin. */
const BARS_MAX = 62

/** Calls back with the cause of each call that failed. */
const eachFailed = (table: CallTable, failed: (cause: string, row: number) => void): void => {
  const column = table.text('cause')
  const causes = column.texts.map(cause =>
    cause !== undefined && isFailedClass(causeClass(cause)) ? cause : undefined,
  )
  for (let row = 0; row < table.length; row++) {
    const cause = causes[column.at(row)]
    if (cause !== undefined) failed(cause, row)
  }
}

export const causesOverTime = ({ request, reading, before }: Calls): CausesOverTime => {
  const range = rangeOf(request)
  const step = stepFor(range, BARS_MAX)
  const spans = spansOf(range, step)
  const at = spanAt(spans)
  const counts = new Map<string, { total: number; before: number; readonly counts: number[] }>()
  const countsOf = (cause: string) => {
    const known = counts.get(cause) ?? { total: 0, before: 0, counts: spans.map(() => 0) }
    counts.set(cause, known)
    return known
  }
  eachFailed(reading.calls, (cause, row) => {
    const count = countsOf(cause)
    const span = at(reading.calls.number('endedMs', row))
    count.total++
    count.counts[span] = (count.counts[span] ?? 0) + 1
  })
  if (before !== undefined) eachFailed(before.calls, cause => countsOf(cause).before++)
  return {
    step,
    spans,
    causes: Array.from(counts, ([cause, count]) => ({
      cause,
      total: count.total,
      ...(before && { before: count.before }),
      counts: count.counts,
    })).sort((a, b) => b.total - a.total || (a.cause < b.cause ? -1 : 1)),
  }
}
