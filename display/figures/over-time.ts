import { FAILED_CLASSES, type FailedClass } from '../../lambda/disconnect/cause'
import { comparedPeriod } from '../../lambda/report/period'
import type { CallTable } from '../../lambda/report/call-table'
import type { Reading } from '../../lambda/report/read-calls'
import type { ReportRequest } from '../../lambda/report/request'
import { type Share, shareOf } from '../../lambda/report/statistics'
import { failedIn } from './failed-rows'
import { coarseStep, type Range, type Span, spanAt, spansOf, type Step, stepFor } from '../time/time-steps'

/** What charts over time are made of. */
export type Calls = {
  readonly request: ReportRequest
  readonly reading: Reading
  readonly before?: Reading
}

export const rangeOf = ({ question, zone }: ReportRequest): Range => ({
  sinceMs: Date.parse(question.since),
  untilMs: Date.parse(question.until),
  zone,
})

type Counted = (table: CallTable, add: (span: number, row: number) => void, shifted?: true) => void

/** Finds the part of the period that each call lies in; one of the period before, where it would lie a period later. */
const counted = ({ question, compare, zone }: ReportRequest, spans: readonly Span[]): Counted => {
  const at = spanAt(spans)
  const shift = compare && comparedPeriod(question, compare, zone).shift
  return (table, add, shifted) => {
    for (let row = 0; row < table.length; row++) {
      const endedMs = table.number('endedMs', row)
      const span = at(shifted && shift ? shift(endedMs) : endedMs)
      if (span >= 0) add(span, row)
    }
  }
}

export type FailedSpan = Span & Readonly<Record<FailedClass, number>> & { readonly before?: number }

export type FailuresOverTime = {
  readonly step: Step
  readonly spans: readonly FailedSpan[]
}

/** More bars than this are too thin. */
const BARS_MAX = 62
/** Thin ones for days are better than few for weeks. */
const DAYS_MAX = 100

const barStep = (range: Range): Step => {
  const step = stepFor(range, BARS_MAX)
  return step.name === 'week' ? stepFor(range, DAYS_MAX) : step
}

export const failuresOverTime = ({ request, reading, before }: Calls): FailuresOverTime => {
  const range = rangeOf(request)
  const step = barStep(range)
  const spans = spansOf(range, step).map(span => ({ ...span, application: 0, limit: 0, platform: 0 }))
  const count = counted(request, spans)
  const failed = failedIn(reading.calls)
  count(reading.calls, (span, row) => {
    const name = failed(row)
    const counts = spans[span]
    if (name !== undefined && counts !== undefined) counts[name]++
  })
  if (before === undefined) return { step, spans }
  const counts = spans.map(() => 0)
  const failedBefore = failedIn(before.calls)
  count(
    before.calls,
    (span, row) => {
      if (failedBefore(row) !== undefined) counts[span] = (counts[span] ?? 0) + 1
    },
    true,
  )
  return { step, spans: spans.map((span, i) => ({ ...span, before: counts[i] ?? 0 })) }
}

export const failedOf = (span: FailedSpan): number =>
  FAILED_CLASSES.reduce((sum, name) => sum + span[name], 0)

export type AnsweredSpan = Span & {
  readonly calls: number
  readonly share?: Share | undefined
  readonly before?: Share | undefined
}

export type AnsweredOverTime = { readonly step: Step; readonly spans: readonly AnsweredSpan[] }

export const answeredOverTime = ({ request, reading, before }: Calls): AnsweredOverTime => {
  const range = rangeOf(request)
  const step = coarseStep(range)
  const spans = spansOf(range, step)
  const count = counted(request, spans)
  const sharesOf = (table: CallTable, shifted?: true) => {
    const counts = spans.map(() => ({ calls: 0, answered: 0 }))
    count(
      table,
      (span, row) => {
        const of = counts[span]
        if (of === undefined) return
        of.calls++
        if (table.isAnswered(row)) of.answered++
      },
      shifted,
    )
    return counts.map(({ calls, answered }) => ({ calls, share: shareOf(answered, calls) }))
  }
  const now = sharesOf(reading.calls)
  const then = before && sharesOf(before.calls, true)
  return {
    step,
    spans: spans.map((span, i) => ({
      ...span,
      calls: now[i]?.calls ?? 0,
      share: now[i]?.share,
      before: then?.[i]?.share,
    })),
  }
}
