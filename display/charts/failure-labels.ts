import * as Plot from '@observablehq/plot'
import type { FailuresBar } from './failures-bar'
import { type Canvas, MARGIN_LEFT, MARGIN_RIGHT, type TimeAxis } from './frame'

/** The name of a peak, and what it is about. */
export type ChartLabel = {
  /** The end of the part that is the peak. */
  readonly toMs: number
  readonly name: string
  readonly about: string
}

/** Above the axis, for labels of the highest bars. */
export const LABELS_HEIGHT = 44

const MARGIN_BOTTOM = 24
const LABEL_HEIGHT = 30
/** Between a bar and the label above it. */
const SPACE = 4
const CHARACTER_WIDTH = 6.3

/** What the labels have to fit into. */
export type LabelFrame = {
  readonly axis: TimeAxis
  readonly bars: readonly FailuresBar[]
  /** At the top of the axis. */
  readonly highest: number
  readonly height: number
  readonly marginTop: number
}

export type PlacedLabel = ChartLabel & {
  /** Of its right end, and of the bottom of its lines, in pixels. */
  readonly right: number
  readonly bottom: number
  readonly width: number
}

const overlap = (a: PlacedLabel, b: PlacedLabel): boolean =>
  a.right > b.right - b.width &&
  b.right > a.right - a.width &&
  Math.abs(a.bottom - b.bottom) < LABEL_HEIGHT + SPACE

/** Where labels stand: above all bars that they would cover. One that would leave the chart or cover another is left out. */
export const placeLabels = (
  labels: readonly ChartLabel[],
  { axis: { sinceMs, untilMs }, bars, highest, height, marginTop }: LabelFrame,
  width: number,
): readonly PlacedLabel[] => {
  const x = (ms: number): number =>
    MARGIN_LEFT + ((ms - sinceMs) / (untilMs - sinceMs)) * (width - MARGIN_LEFT - MARGIN_RIGHT)
  const y = (count: number): number =>
    height - MARGIN_BOTTOM - (count / highest) * (height - MARGIN_BOTTOM - marginTop)
  const placed: PlacedLabel[] = []
  for (const label of labels) {
    const labelWidth = Math.max(label.name.length, label.about.length) * CHARACTER_WIDTH
    const right = Math.min(Math.max(x(label.toMs), MARGIN_LEFT + labelWidth), width - MARGIN_RIGHT)
    const covered = bars.filter(({ fromMs, toMs }) => x(toMs) > right - labelWidth && x(fromMs) < right)
    const top = Math.max(
      0,
      ...covered.map(bar => Math.max(bar.application + bar.limit + bar.platform, bar.before ?? 0)),
    )
    const candidate = { ...label, right, width: labelWidth, bottom: y(top) - SPACE }
    const isInside = candidate.bottom - LABEL_HEIGHT >= 0 && labelWidth < width - MARGIN_LEFT
    if (isInside && !placed.some(other => overlap(other, candidate))) placed.push(candidate)
  }
  return placed
}

/** Two lines of text above a peak, which end at its right side. */
export const failureLabels = (
  labels: readonly ChartLabel[],
  frame: LabelFrame,
  { width }: Canvas,
): Plot.Markish[] =>
  placeLabels(labels, frame, width).flatMap(({ name, about, right, bottom }) => {
    // In pixels from the top left corner of what the axes enclose.
    const line = (text: string, dy: number, options: Plot.TextOptions): Plot.Markish =>
      Plot.text([text], {
        frameAnchor: 'top-left',
        textAnchor: 'end',
        lineAnchor: 'bottom',
        dx: right - MARGIN_LEFT,
        dy: bottom - frame.marginTop + dy,
        stroke: 'var(--surface)',
        strokeWidth: 3,
        ...options,
      })
    return [
      line(name, -14, { fill: 'var(--ink)', fontWeight: 500 }),
      line(about, 0, { fill: 'var(--ink-3)' }),
    ]
  })
