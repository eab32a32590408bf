import * as Plot from '@observablehq/plot'
import { type ChartLabel, failureLabels, LABELS_HEIGHT } from './failure-labels'
import { type Canvas, countAxis, countTicks, drawn, timeAxis, type TimeAxis, timeScale } from './frame'
import { failedIn, type FailuresBar } from './failures-bar'
import { notReadYet } from './not-read-yet'

export type FailuresChart = {
  readonly axis: TimeAxis
  readonly bars: readonly FailuresBar[]
  /** Calls that ended before this time have not been read. */
  readonly reachedMs?: number | undefined
  /** Names of peaks; there is room for them if there is a list, even an empty one. */
  readonly labels?: readonly ChartLabel[]
  /** The axis reaches at least up to here. */
  readonly least?: number
  readonly height?: number
}

/** Between two parts of a bar, in pixels. */
const GAP = 0.75

/** The highest number that the chart shows. */
export const highestOf = (bars: readonly FailuresBar[]): number =>
  Math.max(0, ...bars.map(bar => Math.max(failedIn(bar), bar.before ?? 0)))

/** Stacked bars: our application below, then limits, then the platform. The period before is one line. */
export const failuresChart = (
  { axis, bars, reachedMs, labels, least = 0, height = 210 }: FailuresChart,
  canvas: Canvas & { readonly label: string },
): Element => {
  const ticks = countTicks(Math.max(least, highestOf(bars)))
  const highest = ticks.at(-1) ?? 1
  const part = (
    name: 'application' | 'limit' | 'platform',
    below: (bar: FailuresBar) => number,
  ): Plot.Markish =>
    Plot.rect(
      bars.filter(bar => bar[name] > 0),
      {
        x1: 'fromMs',
        x2: 'toMs',
        y1: below,
        y2: (bar: FailuresBar) => below(bar) + bar[name],
        insetLeft: GAP,
        insetRight: GAP,
        insetBottom: name === 'application' ? 0 : GAP,
        fill: `var(--${name})`,
        ...(bars.some(({ isOpen }) => isOpen) && {
          fillOpacity: ({ isOpen = false }: FailuresBar) => (isOpen ? 0.45 : 1),
        }),
        ...(bars.some(({ title }) => title !== undefined) && { title: 'title' }),
      },
    )
  const before = bars.flatMap(({ fromMs, toMs, before: count }) =>
    count === undefined
      ? []
      : [
          { atMs: fromMs, count },
          { atMs: toMs, count },
        ],
  )
  const marginTop = labels === undefined ? 10 : LABELS_HEIGHT
  return drawn(canvas, canvas.label, {
    height,
    marginTop,
    x: timeScale(axis),
    y: { domain: [0, highest], axis: null },
    marks: [
      countAxis(ticks),
      reachedMs === undefined ? null : notReadYet(axis, reachedMs, canvas),
      part('application', () => 0),
      part('limit', bar => bar.application),
      part('platform', bar => bar.application + bar.limit),
      Plot.line(before, { x: 'atMs', y: 'count', stroke: 'var(--before)', strokeWidth: 1.2 }),
      Plot.ruleY([0], { stroke: 'var(--line-2)' }),
      timeAxis(axis, canvas),
      failureLabels(labels ?? [], { axis, bars, highest, height, marginTop }, canvas),
    ],
  })
}
