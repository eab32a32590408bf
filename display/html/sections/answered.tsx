import { DAY_MS } from '../../../lambda/disconnect/time-units'
import { grouped } from '../../text/numbers'
import { percent } from '../../text/share-text'
import { answeredChart } from '../../charts/answered'
import { axisText, spanText } from '../../time/date-text'
import { answeredOverTime, type AnsweredSpan } from '../../figures/over-time'
import { marginText } from '../../text/number-text'
import type { View } from '../view'
import { Chart, FiguresTable, Section } from './parts'

const shareText = ({ share }: AnsweredSpan): string =>
  share === undefined ? 'no calls' : `${percent(share.value)} % ${marginText(share)}`

export const Answered = ({ view }: { readonly view: View }) => {
  const { dates, report, range, madeAt } = view
  if (report.total.calls === 0) return null
  const { step, spans } = answeredOverTime(view)
  const isDaily = step.ms === DAY_MS
  const isNow = range.untilMs >= Date.parse(madeAt)
  const isUnfinished = ({ toMs }: AnsweredSpan): boolean =>
    isDaily && isNow && toMs === range.untilMs && !dates.isMidnight(toMs)
  const points = spans.map(span => ({
    share: span.share,
    before: span.before,
    label: axisText(dates, step, spans.length, span.fromMs),
    ...(isUnfinished(span) ? { note: 'so far' } : {}),
    title: `${spanText(dates, span)}\n${shareText(span)}, ${grouped(span.calls)} calls`,
  }))
  const isCompared = view.beforeName !== undefined
  return (
    <Section
      name="answered"
      title={`Answered, each ${step.name}`}
      about={`share of calls; the band holds the true share in 95 of 100 cases${isCompared ? `; thin: ${view.beforeName}` : ''}`}
    >
      <Chart
        view={view}
        draw={canvas =>
          answeredChart(points, {
            ...canvas,
            label: `Share of answered calls per ${step.name}: the table "Figures" has the same`,
          })
        }
      >
        <FiguresTable
          caption={`Answered calls per ${step.name}`}
          heads={['Time', 'calls', 'answered, %', '95 % interval', ...(isCompared ? ['before, %'] : [])]}
          rows={spans.map(span => [
            spanText(dates, span),
            grouped(span.calls),
            span.share === undefined ? '–' : percent(span.share.value),
            span.share === undefined ? '–' : `${percent(span.share.low)}–${percent(span.share.high)}`,
            ...(isCompared ? [span.before === undefined ? '–' : percent(span.before.value)] : []),
          ])}
        />
      </Chart>
    </Section>
  )
}
