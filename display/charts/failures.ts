import * as Plot from '@observablehq/plot'
import { type Canvas, countAxis, countTicks, drawn, timeAxis, type TimeAxis, timeScale } from './frame'

/** The calls that failed in a part of the period. */
export type FailuresBar = {
  readonly fromMs: number
  readonly toMs: number
  readonly application: number
  readonly limit: number
  readonly platform: number
  /** All that failed in the period before. */
  readonly before?: number
  /** Shown when somebody points at it. */
  readonly title: string
}

export type FailuresChart = { readonly axis: TimeAxis; readonly bars: readonly FailuresBar[] }

/** Between two parts of a bar, in pixels. */
const GAP = 0.75

const total = ({ application, limit, platform }: FailuresBar): number => application + limit + platform

/** Stacked bars: our application below, then limits, then the platform. The period before is one line. */
export const failuresChart = (
  { axis, bars }: FailuresChart,
  canvas: Canvas & { readonly label: string },
): Element => {
  const ticks = countTicks(Math.max(...bars.map(bar => Math.max(total(bar), bar.before ?? 0))))
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
        title: 'title',
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
  return drawn(canvas, canvas.label, {
    height: 210,
    x: timeScale(axis),
    y: { domain: [0, ticks.at(-1) ?? 1], axis: null },
    marks: [
      countAxis(ticks),
      part('application', () => 0),
      part('limit', bar => bar.application),
      part('platform', bar => bar.application + bar.limit),
      Plot.line(before, { x: 'atMs', y: 'count', stroke: 'var(--before)', strokeWidth: 1.2 }),
      Plot.ruleY([0], { stroke: 'var(--line-2)' }),
      timeAxis(axis, canvas),
    ],
  })
}
