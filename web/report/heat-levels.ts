import type { HeatCell } from '../../display/charts/heat-map'
import { countTicks } from '../../display/charts/frame'
import { CALLS_MIN, LEVELS, type WeekdayHour } from '../../display/figures/weekday-hours'
import { grouped } from '../../display/text/numbers'
import { percent } from '../../display/text/share-text'
import { WEEKDAYS } from '../../display/time/weekdays'
import { type Share, shareOf } from '../../lambda/report/statistics'

/** What the map shows. */
export const HEATS = ['Calls', 'Answered', 'Failed'] as const
export type Heat = (typeof HEATS)[number]

export type HeatKey = { readonly level: number; readonly name: string }

const two = (hour: number): string => String(hour % 24).padStart(2, '0')

/** `Monday 09–10` */
export const hourName = ({ weekday, hour }: Pick<WeekdayHour, 'weekday' | 'hour'>): string =>
  `${WEEKDAYS[weekday - 1] ?? ''} ${two(hour)}–${two(hour + 1)}`

/** Where the steps of answered shares begin. */
const ANSWERED_LEVELS = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9] as const

const STEPS = LEVELS.length

/** Where the steps of a number of calls begin: round ones, the highest below the highest number. */
export const callLevels = (hours: readonly WeekdayHour[]): readonly number[] => {
  const highest = Math.max(1, ...hours.map(({ calls }) => calls))
  const ticks = countTicks(Math.ceil(highest / STEPS))
  const step = Math.max(1, ticks.at(-1) ?? 1)
  return Array.from({ length: STEPS }, (_, level) => level * step)
}

const reached = (levels: readonly number[], value: number): number =>
  levels.findLastIndex(level => value >= level)

const shareTitle = (cell: WeekdayHour, share: Share, part: number, what: string): string =>
  `${hourName(cell)}\n${percent(share.value)} % ${what}, at least ${percent(share.low)} %\n${grouped(part)} of ${grouped(cell.calls)} calls`

const shareCell = (cell: WeekdayHour, part: number, levels: readonly number[], what: string): HeatCell => {
  const share = shareOf(part, cell.calls)
  if (share === undefined)
    return { ...cell, level: undefined, text: '', title: `${hourName(cell)}\nno calls` }
  return {
    weekday: cell.weekday,
    hour: cell.hour,
    level: cell.calls < CALLS_MIN ? undefined : reached(levels, share.low),
    text: (share.low * 100).toFixed(0),
    title: shareTitle(cell, share, part, what),
  }
}

/** A cell for each hour of the week, coloured by the lower end of its interval, or by its number of calls. */
export const heatCells = (hours: readonly WeekdayHour[], heat: Heat): readonly HeatCell[] => {
  if (heat === 'Failed') return hours.map(cell => shareCell(cell, cell.failed, LEVELS, 'failed'))
  if (heat === 'Answered')
    return hours.map(cell => shareCell(cell, cell.answered, ANSWERED_LEVELS, 'answered'))
  const levels = callLevels(hours)
  return hours.map(cell => ({
    weekday: cell.weekday,
    hour: cell.hour,
    level: reached(levels, cell.calls),
    // Only short numbers fit.
    text: cell.calls < 1_000 ? String(cell.calls) : `${Math.floor(cell.calls / 1_000)}k`,
    title: `${hourName(cell)}\n${grouped(cell.calls)} calls`,
  }))
}

/** What the colours mean. */
export const heatKeys = (hours: readonly WeekdayHour[], heat: Heat): readonly HeatKey[] => {
  const levels =
    heat === 'Calls'
      ? callLevels(hours)
      : (heat === 'Failed' ? LEVELS : ANSWERED_LEVELS).map(share => share * 100)
  const unit = heat === 'Calls' ? '' : ' %'
  return levels.map((from, level) => {
    if (level === 0) return { level, name: `below ${grouped(levels[1] ?? 0)}${unit}` }
    return { level, name: level === levels.length - 1 ? `${grouped(from)}${unit} or more` : grouped(from) }
  })
}
