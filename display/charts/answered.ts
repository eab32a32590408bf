import * as Plot from '@observablehq/plot'
import type { Share } from '../../lambda/report/statistics'
import { type Canvas, countAxis, drawn, MARGIN_LEFT, MARGIN_RIGHT } from './frame'

/** The share of answered calls in a part of the period, from 0 to 1. */
export type AnsweredPoint = {
  readonly share: Share | undefined
  readonly before: Share | undefined
  /** On the axis. */
  readonly label: string
  /** Beside the label, if there is room. */
  readonly note?: string
  /** Shown when somebody points at it. */
  readonly title: string
}

const STEPS = [1, 2, 5, 10, 20, 25]

/** Round percentages around these, at most six. */
const percentTicks = (lowest: number, highest: number): readonly number[] => {
  const step = STEPS.find(each => Math.ceil(highest / each) - Math.floor(lowest / each) <= 5) ?? 25
  const [from, to] = [
    Math.floor(lowest / step),
    Math.max(Math.ceil(highest / step), Math.floor(lowest / step) + 1),
  ]
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step)
}

/** A label next to each figure needs so many pixels, one on the axis with its note, and a character of one. */
const FIGURE_WIDTH = 62
const NOTED_WIDTH = 84
const CHARACTER_WIDTH = 7

/** A band for each interval, with a thick tick at the figure, and a thin one at that of the period before. */
export const answeredChart = (
  points: readonly AnsweredPoint[],
  canvas: Canvas & { readonly label: string },
): Element => {
  const known = points.flatMap(({ share, before, title }, index) =>
    share === undefined
      ? []
      : [{ index, title, value: share.value * 100, low: share.low * 100, high: share.high * 100, before }],
  )
  const ends = known.flatMap(({ low, high, before }) =>
    before === undefined ? [low, high] : [low, high, before.value * 100],
  )
  const ticks = percentTicks(Math.min(...ends), Math.max(...ends))
  const slot = (canvas.width - MARGIN_LEFT - MARGIN_RIGHT) / points.length
  const half = Math.min(0.38, 12 / slot)
  const beside = slot >= FIGURE_WIDTH
  const longest = Math.max(...points.map(({ label }) => label.length))
  const every = Math.ceil(((longest + 1) * CHARACTER_WIDTH) / slot)
  const across = {
    x1: (d: { index: number }) => d.index - half,
    x2: (d: { index: number }) => d.index + half,
  }
  return drawn(canvas, canvas.label, {
    height: 170,
    x: { type: 'linear', domain: [-0.5, points.length - 0.5], axis: null },
    y: { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 100], axis: null },
    marks: [
      countAxis(ticks, '%'),
      Plot.rect(known, { ...across, y1: 'low', y2: 'high', fill: 'var(--band)', rx: 1.5, title: 'title' }),
      Plot.ruleY(
        known.flatMap(({ index, before }) =>
          before === undefined ? [] : [{ index, value: before.value * 100 }],
        ),
        { ...across, y: 'value', stroke: 'var(--before)', strokeWidth: 1.2 },
      ),
      Plot.ruleY(known, { ...across, y: 'value', stroke: 'var(--amount-5)', strokeWidth: 2.5 }),
      beside
        ? Plot.text(known, {
            x: (d: { index: number }) => d.index + half,
            y: 'value',
            dx: 6,
            textAnchor: 'start',
            text: (d: { value: number }) => d.value.toFixed(1),
            fill: 'var(--ink-2)',
          })
        : null,
      Plot.text(
        points.flatMap(({ label, note }, index) =>
          index % every === 0 &&
          (index + 0.5) * slot + (label.length * CHARACTER_WIDTH) / 2 <= canvas.width - MARGIN_LEFT
            ? [{ index, label: note !== undefined && slot >= NOTED_WIDTH ? `${label}, ${note}` : label }]
            : [],
        ),
        { x: 'index', text: 'label', frameAnchor: 'bottom', dy: 15, fill: 'var(--ink-3)' },
      ),
    ],
  })
}
