import { useMemo } from 'preact/hooks'
import { causeRow, timeRow } from '../../display/charts/cause-row'
import type { TimeAxis } from '../../display/charts/frame'
import type { CauseOverTime } from '../../display/figures/causes-over-time'
import { Glyph } from '../../display/html/sections/parts'
import { shortText } from '../../display/text/group-name'
import { grouped } from '../../display/text/numbers'
import { timeTicks } from '../../display/time/date-text'
import { causeClass } from '../../lambda/disconnect/cause'
import { Card } from '../parts/card'
import { type Draw, Drawing } from '../parts/drawing'
import { Link } from '../parts/link'
import type { ReportModel } from './use-report'

/** Anybody who can send callbacks can make up causes. */
const ROWS_MAX = 12

/** A part with this share of all calls of a cause makes all others look small: then it is named. */
const PEAK_SHARE = 0.4
const PEAK_MIN = 20

/** The part that decides how long all bars of a cause are. @returns its index */
export const namedPeak = ({ counts, total }: CauseOverTime): number | undefined => {
  const highest = Math.max(0, ...counts)
  return highest >= PEAK_MIN && highest >= PEAK_SHARE * total ? counts.indexOf(highest) : undefined
}

const Row = ({
  row,
  axis,
  model,
}: {
  readonly row: CauseOverTime
  readonly axis: TimeAxis
  readonly model: ReportModel
}) => {
  const { cause, total, before } = row
  const { step, spans } = model.overview.causes
  const name = causeClass(cause)
  const draw: Draw = useMemo(() => {
    const at = namedPeak(row)
    const span = at === undefined ? undefined : spans[at]
    const bars = spans.map((each, i) => ({ ...each, calls: row.counts[i] ?? 0 }))
    const peak = span && {
      ...span,
      label:
        `${grouped(row.counts[at ?? 0] ?? 0)} in ${/^\d/.test(step.name) ? '' : 'a '}${step.name}`.replace(
          'a hour',
          'an hour',
        ),
    }
    return canvas => causeRow({ axis, bars, color: `var(--${name})`, peak }, canvas)
  }, [row, spans, step, axis, name])
  return (
    <tr>
      <th scope="row" class="text">
        <Link to={model.callsWith([['cause', cause]])} class="plain">
          <Glyph of={name} />
          {shortText(cause)}
          <span class="hidden">, {name}</span>
        </Link>
      </th>
      <td class="plot-cell">
        <Drawing draw={draw} label={`${shortText(cause)} per ${step.name}`} />
      </td>
      {model.before === undefined ? null : <td class="dim">{grouped(before ?? 0)}</td>}
      <td class="strong">{grouped(total)}</td>
    </tr>
  )
}

/** Why calls fail, a row for each cause. */
export const CausesCard = ({ model }: { readonly model: ReportModel }) => {
  const { overview, range, before } = model
  const { causes, step } = overview.causes
  const axis = useMemo((): TimeAxis => ({ ...range, ticks: timeTicks(range, 8) }), [range])
  const drawAxis: Draw = useMemo(() => canvas => timeRow(axis, canvas), [axis])
  const isCompared = before !== undefined
  return (
    <Card
      title="Why calls fail, over time"
      about={`per ${step.name}, each cause to its own scale`}
      class="causes-card"
    >
      {causes.length === 0 ? <p class="dim">No call failed.</p> : null}
      <div class="scroll" role="region" aria-label="Table: why calls fail" tabIndex={0}>
        <table class="cause-rows">
          <caption class="hidden">Causes of failed calls, with {before ?? 'their number'}</caption>
          <thead>
            <tr>
              <th scope="col" class="text">
                <span class="hidden">Cause</span>
              </th>
              <th scope="col">
                <span class="hidden">Over time</span>
              </th>
              {isCompared ? <th scope="col">before</th> : null}
              <th scope="col">calls</th>
            </tr>
          </thead>
          <tbody>
            {causes.slice(0, ROWS_MAX).map(row => (
              <Row key={row.cause} row={row} axis={axis} model={model} />
            ))}
            {causes.length === 0 ? null : (
              <tr aria-hidden="true">
                <td />
                <td class="plot-cell">
                  <Drawing draw={drawAxis} label="Times" />
                </td>
                {isCompared ? <td /> : null}
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
