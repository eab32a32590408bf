import { useCallback, useMemo, useState } from 'preact/hooks'
import { heatMap } from '../../display/charts/heat-map'
import { CALLS_MIN, type WeekdayHour } from '../../display/figures/weekday-hours'
import { grouped } from '../../display/text/numbers'
import { percent } from '../../display/text/share-text'
import { Card } from '../parts/card'
import { Chart } from '../parts/chart'
import type { Draw } from '../parts/drawing'
import { FiguresTable } from '../parts/figures-table'
import { type Heat, heatCells, heatKeys, type HeatKey, HEATS, hourName } from './heat-levels'
import type { ReportModel } from './use-report'

const ABOUT: Readonly<Record<Heat, string>> = {
  Calls: 'calls, by hour and weekday',
  Answered: 'share of calls, lower end of its interval',
  Failed: 'share of calls, lower end of its interval',
}

const TITLES: Readonly<Record<Heat, string>> = {
  Calls: 'When calls end',
  Answered: 'When calls are answered',
  Failed: 'When calls fail',
}

const HEIGHT = 264

const Swatch = ({ level }: HeatKey) => (
  <svg class="swatch" viewBox="0 0 13 12" aria-hidden="true">
    <rect
      x=".5"
      y=".5"
      width="12"
      height="11"
      rx="1.5"
      fill={`var(--amount-${level})`}
      stroke="var(--line-2)"
    />
  </svg>
)

const FewCalls = () => (
  <li class="few">
    <svg class="swatch" viewBox="0 0 13 12" aria-hidden="true">
      {[2, 6.5, 11].flatMap(x =>
        [2, 6, 10].map(y => <circle key={`${x} ${y}`} cx={x} cy={y} r=".8" fill="var(--before)" />),
      )}
    </svg>
    fewer than {CALLS_MIN} calls
  </li>
)

const Keys = ({ hours, heat }: { readonly hours: readonly WeekdayHour[]; readonly heat: Heat }) => (
  <ul class="heat-keys">
    {heatKeys(hours, heat).map(key => (
      <li key={key.level}>
        <Swatch {...key} />
        {key.name}
      </li>
    ))}
    {heat === 'Calls' ? null : <FewCalls />}
  </ul>
)

const Choice = ({ heat, onChoose }: { readonly heat: Heat; readonly onChoose: (heat: Heat) => void }) => (
  <div class="choice" role="group" aria-label="What the map shows">
    {HEATS.map(each => (
      <button
        key={each}
        type="button"
        class="button"
        aria-pressed={each === heat}
        onClick={() => {
          onChoose(each)
        }}
      >
        {each}
      </button>
    ))}
  </div>
)

/** The hours of the week: how many calls end, are answered or fail in each. */
export const HeatCard = ({ model }: { readonly model: ReportModel }) => {
  const { hours } = model.overview
  const [heat, setHeat] = useState<Heat>('Failed')
  const cells = useMemo(() => heatCells(hours, heat), [hours, heat])
  const draw: Draw = useCallback(canvas => heatMap(cells, { ...canvas, height: HEIGHT }), [cells])
  return (
    <Card title={TITLES[heat]} about={ABOUT[heat]} aside={<Choice heat={heat} onChoose={setHeat} />}>
      <Chart
        draw={draw}
        label={`${TITLES[heat]}, by hour and weekday`}
        below={<Keys hours={hours} heat={heat} />}
        table={() => (
          <FiguresTable
            caption="Calls by weekday and hour"
            heads={['Time', 'calls', 'answered', 'failed', 'failed, %', '95 % interval']}
            rows={hours
              .filter(({ calls }) => calls > 0)
              .map(cell => [
                hourName(cell),
                grouped(cell.calls),
                grouped(cell.answered),
                grouped(cell.failed),
                cell.share === undefined ? '–' : percent(cell.share.value),
                cell.share === undefined ? '–' : `${percent(cell.share.low)}–${percent(cell.share.high)}`,
              ])}
          />
        )}
      />
    </Card>
  )
}
