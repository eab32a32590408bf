import * as Plot from '@observablehq/plot'
import {
  type Canvas,
  countAxis,
  countTicks,
  drawn,
  MARGIN_LEFT,
  MARGIN_RIGHT,
  timeAxis,
  type TimeAxis,
  timeScale,
} from './frame'

/** The most calls at once in a part of the period. */
export type AtOnceStep = { readonly fromMs: number; readonly toMs: number; readonly calls: number }

export type AtOnceChart = {
  readonly axis: TimeAxis
  readonly steps: readonly AtOnceStep[]
  readonly peak?: { readonly atMs: number; readonly calls: number; readonly label: string } | undefined
}

const CHARACTER_WIDTH = 6

/** A label stands on the side of its point where it has room. */
const anchorOf = (
  { sinceMs, untilMs }: TimeAxis,
  { atMs, label }: { readonly atMs: number; readonly label: string },
  width: number,
): 'start' | 'middle' | 'end' => {
  const inner = width - MARGIN_LEFT - MARGIN_RIGHT
  const left = ((atMs - sinceMs) / (untilMs - sinceMs)) * inner
  const needed = label.length * CHARACTER_WIDTH
  if (left >= needed && left > inner / 2) return 'end'
  if (inner - left >= needed) return 'start'
  return left >= needed ? 'end' : 'middle'
}

/** An area under a line of steps, with its highest point named. */
export const atOnceChart = (
  { axis, steps, peak }: AtOnceChart,
  canvas: Canvas & { readonly label: string; readonly height?: number },
): Element => {
  const ticks = countTicks(Math.max(...steps.map(({ calls }) => calls)))
  const points = steps.flatMap(({ fromMs, toMs, calls }) => [
    { atMs: fromMs, calls },
    { atMs: toMs, calls },
  ])
  return drawn(canvas, canvas.label, {
    height: canvas.height ?? 140,
    marginTop: 24,
    x: timeScale(axis),
    y: { domain: [0, ticks.at(-1) ?? 1], axis: null },
    marks: [
      countAxis(ticks),
      Plot.areaY(points, { x: 'atMs', y1: 0, y2: 'calls', fill: 'var(--band)', fillOpacity: 0.6 }),
      Plot.line(points, { x: 'atMs', y: 'calls', stroke: 'var(--amount-5)', strokeWidth: 1.2 }),
      Plot.ruleY([0], { stroke: 'var(--line-2)' }),
      timeAxis(axis, canvas),
      peak === undefined
        ? null
        : [
            Plot.dot([peak], {
              x: 'atMs',
              y: 'calls',
              r: 3.5,
              fill: 'var(--amount-5)',
              stroke: 'var(--surface)',
            }),
            Plot.text([peak], {
              x: 'atMs',
              y: 'calls',
              text: 'label',
              dy: -11,
              textAnchor: anchorOf(axis, peak, canvas.width),
              stroke: 'var(--surface)',
              strokeWidth: 3,
              fill: 'var(--ink)',
              fontWeight: 500,
            }),
          ],
    ],
  })
}
