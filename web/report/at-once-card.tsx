import { useMemo } from 'preact/hooks'
import { atOnceChart } from '../../display/charts/at-once'
import { grouped } from '../../display/text/numbers'
import { spanText, timeTicks } from '../../display/time/date-text'
import { Card } from '../parts/card'
import { Chart } from '../parts/chart'
import type { Draw } from '../parts/drawing'
import { FiguresTable } from '../parts/figures-table'
import type { ReportModel } from './use-report'

const HEIGHT = 280

/** A name on the axis of time needs so many pixels. */
const LABEL_WIDTH = 55

/** How many calls were up at the same time. */
export const AtOnceCard = ({ model }: { readonly model: ReportModel }) => {
  const { overview, range, dates } = model
  const { step, spans } = overview.atOnce
  const { peakConcurrency } = overview.report.total
  const draw: Draw = useMemo(() => {
    const atMs = peakConcurrency === undefined ? NaN : Date.parse(peakConcurrency.at)
    const peak = peakConcurrency && {
      atMs,
      calls: peakConcurrency.calls,
      label: `${peakConcurrency.atLeast ? 'at least ' : ''}${grouped(peakConcurrency.calls)} at once, ${dates.moment(atMs)}`,
    }
    return canvas =>
      atOnceChart(
        {
          axis: { ...range, ticks: timeTicks(range, Math.max(3, Math.floor(canvas.width / LABEL_WIDTH))) },
          steps: spans,
          peak,
        },
        { ...canvas, height: HEIGHT },
      )
  }, [range, spans, peakConcurrency, dates])
  return (
    <Card title="Calls at once" about={`highest of each ${step.name}`}>
      <Chart
        draw={draw}
        label={`Calls at once, the highest of each ${step.name}`}
        table={() => (
          <FiguresTable
            caption={`Most calls at once, of each ${step.name}`}
            heads={['Time', 'calls at once']}
            rows={spans.map(span => [spanText(dates, span), grouped(span.calls)])}
          />
        )}
      />
    </Card>
  )
}
