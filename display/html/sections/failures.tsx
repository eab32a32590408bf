import { FAILED_CLASSES, type FailedClass } from '../../../lambda/disconnect/cause'
import { grouped } from '../../text/numbers'
import { failuresChart } from '../../charts/failures'
import { spanText, timeTicks } from '../../time/date-text'
import { type FailedSpan, failedOf, failuresOverTime } from '../../figures/over-time'
import type { View } from '../view'
import { Chart, FiguresTable, Glyph, Section } from './parts'

/** Whose side it was. */
const SIDES: Readonly<Record<FailedClass, string>> = {
  application: 'our application',
  limit: 'a limit of the account',
  platform: "Bandwidth's platform",
}

const Legend = ({ view, beforeSum }: { readonly view: View; readonly beforeSum: number | undefined }) => (
  <ul class="legend">
    {FAILED_CLASSES.map(name => (
      <li>
        <Glyph of={name} />
        {SIDES[name]} <b>{grouped(view.report.total.classes[name] ?? 0)}</b>
      </li>
    ))}
    {beforeSum === undefined ? null : (
      <li>
        <svg class="glyph" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M0 9h6V3h6" fill="none" stroke="var(--before)" stroke-width="1.4" />
        </svg>
        {view.beforeName}, all <b>{grouped(beforeSum)}</b>
      </li>
    )}
  </ul>
)

const titleOf = (name: string, span: FailedSpan): string =>
  [
    name,
    ...FAILED_CLASSES.filter(side => span[side] > 0).map(side => `${SIDES[side]} ${grouped(span[side])}`),
    ...(span.before === undefined ? [] : [`before ${grouped(span.before)}`]),
  ].join('\n')

export const Failures = ({ view }: { readonly view: View }) => {
  const { report, range, dates } = view
  const beforeSum = report.total.previous?.failed
  if (report.total.failed === 0 && (beforeSum ?? 0) === 0) return null
  const { step, spans } = failuresOverTime(view)
  const isCompared = beforeSum !== undefined
  const bars = spans.map(span => ({ ...span, title: titleOf(spanText(dates, span), span) }))
  return (
    <Section name="failures" title="Failed calls, by whose side it was" about={`per ${step.name}`}>
      <Legend view={view} beforeSum={beforeSum} />
      <Chart
        view={view}
        draw={canvas =>
          failuresChart(
            { axis: { ...range, ticks: timeTicks(range, canvas.width > 500 ? 9 : 4) }, bars },
            { ...canvas, label: `Failed calls per ${step.name}: the table "Figures" has the same` },
          )
        }
      >
        <FiguresTable
          caption={`Failed calls per ${step.name}`}
          heads={[
            'Time',
            ...FAILED_CLASSES.map(name => SIDES[name]),
            'all',
            ...(isCompared ? ['before'] : []),
          ]}
          rows={spans.map(span => [
            spanText(dates, span),
            ...FAILED_CLASSES.map(name => grouped(span[name])),
            grouped(failedOf(span)),
            ...(isCompared ? [grouped(span.before ?? 0)] : []),
          ])}
        />
      </Chart>
    </Section>
  )
}
