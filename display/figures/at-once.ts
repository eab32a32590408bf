import { mostAtOnceInEach } from '../../lambda/report/peaks'
import { type Calls, rangeOf } from './over-time'
import { type Span, spansOf, type Step, stepFor } from '../time/time-steps'

export type AtOnceSpan = Span & { readonly calls: number }

export type AtOnce = { readonly step: Step; readonly spans: readonly AtOnceSpan[] }

/** As many steps as a line can show. */
const STEPS_MAX = 200

/** The most calls at once in each part of the period, those that were up at its end included. */
export const atOnce = ({ request, reading }: Calls): AtOnce => {
  const range = rangeOf(request)
  const step = stepFor(range, STEPS_MAX)
  const spans = spansOf(range, step)
  const tables = [reading.calls, reading.after]
  const times = (name: 'startMs' | 'endMs'): Float64Array =>
    Float64Array.from(
      tables.flatMap(table => Array.from({ length: table.length }, (_, row) => table.number(name, row))),
    )
  const most = mostAtOnceInEach({ starts: times('startMs'), ends: times('endMs') }, [
    ...spans.map(({ fromMs }) => fromMs),
    range.untilMs,
  ])
  return { step, spans: spans.map((span, i) => ({ ...span, calls: most[i] ?? 0 })) }
}
