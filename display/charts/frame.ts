import * as Plot from '@observablehq/plot'
import { grouped } from '../text/numbers'

/** Where a chart is drawn: a browser's document, or another that can make elements of SVG. */
export type Canvas = { readonly document: Document; readonly width: number }

/** What is on the axis of time. */
export type TimeAxis = {
  readonly sinceMs: number
  readonly untilMs: number
  readonly ticks: readonly { readonly atMs: number; readonly label: string }[]
}

/** The left edge has room for the numbers of the axis. */
export const MARGIN_LEFT = 40
export const MARGIN_RIGHT = 6

const STEPS = [1, 2, 5]

/** Round numbers from 0 to the first above the highest, at most six. */
export const countTicks = (highest: number): readonly number[] => {
  for (let power = 1; ; power *= 10)
    for (const each of STEPS) {
      const step = each * power
      const count = Math.max(1, Math.ceil(highest / step))
      if (count <= 5) return Array.from({ length: count + 1 }, (_, i) => i * step)
    }
}

/** Horizontal lines at these numbers, which stand left of them. */
export const countAxis = (ticks: readonly number[], unit = ''): Plot.Markish[] => [
  Plot.gridY(ticks, { stroke: 'var(--line)', strokeOpacity: 1 }),
  Plot.axisY(ticks, {
    tickSize: 0,
    label: null,
    fill: 'var(--ink-3)',
    tickFormat: (value: number, i: number) =>
      grouped(value) + (i === ticks.length - 1 && unit !== '' ? ` ${unit}` : ''),
  }),
]

/** A name needs so many pixels. */
const LABEL_WIDTH = 44

/** Times of a period, each with its name right of a small line, where there is room for it. */
export const timeAxis = ({ sinceMs, untilMs, ticks }: TimeAxis, { width }: Canvas): Plot.Markish[] => [
  Plot.axisX(
    ticks.map(({ atMs }) => atMs),
    { tickSize: 5, tickPadding: -1, label: null, stroke: 'var(--line-2)', tickFormat: () => '' },
  ),
  Plot.text(
    ticks.filter(
      ({ atMs }) =>
        ((untilMs - atMs) / (untilMs - sinceMs)) * (width - MARGIN_LEFT - MARGIN_RIGHT) > LABEL_WIDTH,
    ),
    {
      x: 'atMs',
      text: 'label',
      frameAnchor: 'bottom',
      textAnchor: 'start',
      dx: 4,
      dy: 15,
      fill: 'var(--ink-3)',
    },
  ),
]

export const timeScale = ({ sinceMs, untilMs }: TimeAxis): Plot.ScaleOptions => ({
  type: 'linear',
  domain: [sinceMs, untilMs],
  axis: null,
})

/** A drawing of these marks, without styles of its own. */
export const drawn = (
  { document, width }: Canvas,
  label: string,
  { marks, ...options }: Plot.PlotOptions,
): Element => {
  const svg = Plot.plot({
    document,
    width,
    marginLeft: MARGIN_LEFT,
    marginRight: MARGIN_RIGHT,
    marginTop: 10,
    marginBottom: 24,
    className: 'plot',
    ...options,
    marks: marks ?? [],
  })
  // The page has the styles of all charts.
  svg.querySelector('style')?.remove()
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', label)
  for (const element of svg.querySelectorAll('[aria-label]')) element.removeAttribute('aria-label')
  return svg
}
