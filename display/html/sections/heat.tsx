import { grouped } from '../../text/numbers'
import { percent } from '../../text/share-text'
import { WEEKDAYS } from '../../time/weekdays'
import { heatMap } from '../../charts/heat-map'
import { isShort } from '../../time/time-steps'
import { CALLS_MIN, LEVELS, type WeekdayHour, weekdayHours } from '../../figures/weekday-hours'
import type { View } from '../view'
import { Chart, FiguresTable, Section } from './parts'

const two = (hour: number): string => String(hour % 24).padStart(2, '0')

const nameOf = ({ weekday, hour }: WeekdayHour): string =>
  `${WEEKDAYS[weekday - 1] ?? ''} ${two(hour)}–${two(hour + 1)}`

const titleOf = (cell: WeekdayHour): string => {
  const { share, calls, failed } = cell
  if (share === undefined) return `${nameOf(cell)}\nno calls`
  return `${nameOf(cell)}\n${percent(share.value)} %, at least ${percent(share.low)} %\n${grouped(failed)} of ${grouped(calls)} calls`
}

const Swatch = ({ level }: { readonly level: number }) => (
  <svg viewBox="0 0 13 12" aria-hidden="true">
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

const levelName = (level: number): string => {
  const from = (LEVELS[level] ?? 0) * 100
  if (level === 0) return `below ${LEVELS[1] * 100} %`
  return level === LEVELS.length - 1 ? `${from} % or more` : String(from)
}

const Dots = () => (
  <svg viewBox="0 0 13 12" aria-hidden="true">
    {[2, 6.5, 11].flatMap(x => [2, 6, 10].map(y => <circle cx={x} cy={y} r=".8" fill="var(--before)" />))}
  </svg>
)

const Keys = () => (
  <div class="keys">
    <ul>
      {LEVELS.map((_, level) => (
        <li>
          <Swatch level={level} />
          {levelName(level)}
        </li>
      ))}
    </ul>
    <span>
      <Dots />
      fewer than {CALLS_MIN} calls
    </span>
  </div>
)

/** The hours of the week in which calls fail. A short period has no weekdays to compare. */
export const Heat = ({ view }: { readonly view: View }) => {
  if (view.report.total.failed === 0 || isShort(view.range)) return null
  const cells = weekdayHours(view.reading.calls, view.request.zone)
  if (cells.every(({ level }) => level === undefined)) return null
  return (
    <Section
      name="heat"
      title="When calls fail"
      about="share of calls, lower end of its interval, by hour and weekday"
    >
      <Chart
        view={view}
        keys={<Keys />}
        draw={canvas =>
          heatMap(
            cells.map(cell => ({
              ...cell,
              text: ((cell.share?.low ?? 0) * 100).toFixed(0),
              title: titleOf(cell),
            })),
            { ...canvas, label: 'Failed calls by hour and weekday: the table "Figures" has the same' },
          )
        }
      >
        <FiguresTable
          caption="Failed calls by weekday and hour"
          heads={['Time', 'calls', 'failed', 'share, %', '95 % interval']}
          rows={cells.flatMap(cell => {
            const { calls, failed, share } = cell
            return share === undefined
              ? []
              : [
                  [
                    nameOf(cell),
                    grouped(calls),
                    grouped(failed),
                    percent(share.value),
                    `${percent(share.low)}–${percent(share.high)}`,
                  ],
                ]
          })}
        />
      </Chart>
    </Section>
  )
}
