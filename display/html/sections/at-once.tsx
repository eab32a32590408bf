import { grouped } from '../../text/numbers'
import { atOnceChart } from '../../charts/at-once'
import { spanText, timeTicks } from '../../time/date-text'
import { atOnce } from '../../figures/at-once'
import type { View } from '../view'
import { Chart, FiguresTable, Section } from './parts'

export const AtOnce = ({ view }: { readonly view: View }) => {
  const { report, range, dates } = view
  const { peakConcurrency } = report.total
  if (peakConcurrency === undefined) return null
  const { step, spans } = atOnce(view)
  const atMs = Date.parse(peakConcurrency.at)
  const peak = {
    atMs,
    calls: peakConcurrency.calls,
    label: `${peakConcurrency.atLeast ? 'at least ' : ''}${grouped(peakConcurrency.calls)} at once, ${dates.moment(atMs)}`,
  }
  return (
    <Section name="at-once" title="Calls at once" about={`highest of each ${step.name}`}>
      <Chart
        view={view}
        draw={canvas =>
          atOnceChart(
            { axis: { ...range, ticks: timeTicks(range, canvas.width > 500 ? 9 : 4) }, steps: spans, peak },
            { ...canvas, label: `Calls at once, ${peak.label}: the table "Figures" has the same` },
          )
        }
      >
        <FiguresTable
          caption={`Most calls at once, of each ${step.name}`}
          heads={['Time', 'calls at once']}
          rows={spans.map(span => [spanText(dates, span), grouped(span.calls)])}
        />
      </Chart>
    </Section>
  )
}
