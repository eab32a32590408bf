import * as Plot from '@observablehq/plot'
import { type Canvas, drawn, type TimeAxis, timeScale } from './frame'

export type CauseBar = { readonly fromMs: number; readonly toMs: number; readonly calls: number }

export type CauseRow = {
  readonly axis: TimeAxis
  readonly bars: readonly CauseBar[]
  /** A custom property of CSS. */
  readonly color: string
  /** The highest part, where its scale matters. */
  readonly peak?: { readonly fromMs: number; readonly toMs: number; readonly label: string } | undefined
}

const HEIGHT = 38
const AXIS_HEIGHT = 20
/** Narrower rows have no room for the name of a peak. */
const WITH_PEAK = 200
/** A name needs so many pixels. */
const LABEL_WIDTH = 50

const NO_MARGIN = { marginLeft: 0, marginRight: 1, marginBottom: 1 }

/** Small bars on a scale of their own, so that each cause has a row. */
export const causeRow = (
  { axis, bars, color, peak }: CauseRow,
  canvas: Canvas & { readonly label: string },
): Element => {
  const isRight = peak !== undefined && peak.fromMs > (axis.sinceMs + axis.untilMs) / 2
  return drawn(canvas, canvas.label, {
    ...NO_MARGIN,
    marginTop: 6,
    height: HEIGHT,
    x: timeScale(axis),
    y: { domain: [0, Math.max(1, ...bars.map(({ calls }) => calls))], axis: null },
    marks: [
      Plot.ruleX(
        axis.ticks.map(({ atMs }) => atMs),
        { stroke: 'var(--line)', insetTop: -6 },
      ),
      Plot.ruleY([0], { stroke: 'var(--line-2)' }),
      Plot.rect(
        bars.filter(({ calls }) => calls > 0),
        {
          x1: 'fromMs',
          x2: 'toMs',
          y1: 0,
          y2: 'calls',
          inset: 0,
          insetLeft: 0.6,
          insetRight: 0.6,
          fill: color,
        },
      ),
      peak === undefined || canvas.width < WITH_PEAK
        ? null
        : Plot.text([peak], {
            x: isRight ? 'fromMs' : 'toMs',
            text: 'label',
            frameAnchor: 'top',
            textAnchor: isRight ? 'end' : 'start',
            lineAnchor: 'top',
            dx: isRight ? -5 : 5,
            fill: 'var(--ink-2)',
            stroke: 'var(--surface)',
            strokeWidth: 3,
          }),
    ],
  })
}

/** The names that have room, each right of its line. */
const shownTicks = ({ ticks, sinceMs, untilMs }: TimeAxis, width: number): TimeAxis['ticks'] => {
  const x = (ms: number): number => ((ms - sinceMs) / (untilMs - sinceMs)) * width
  let free = 0
  return ticks.filter(({ atMs }) => {
    if (x(atMs) < free || x(atMs) + LABEL_WIDTH > width) return false
    free = x(atMs) + LABEL_WIDTH
    return true
  })
}

/** The names of times below the rows. */
export const timeRow = (axis: TimeAxis, canvas: Canvas & { readonly label: string }): Element =>
  drawn(canvas, canvas.label, {
    ...NO_MARGIN,
    marginTop: 0,
    height: AXIS_HEIGHT,
    x: timeScale(axis),
    y: { domain: [0, 1], axis: null },
    marks: [
      Plot.text(shownTicks(axis, canvas.width), {
        x: 'atMs',
        text: 'label',
        frameAnchor: 'bottom',
        textAnchor: 'start',
        dx: 3,
        dy: -2,
        fill: 'var(--ink-3)',
      }),
    ],
  })
