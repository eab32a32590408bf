import * as Plot from '@observablehq/plot'
import { SHORT_WEEKDAYS } from '../time/weekdays'
import { type Canvas, drawn } from './frame'
import { pattern } from './pattern'

export type HeatCell = {
  /** 1 (Monday) to 7 */
  readonly weekday: number
  /** 0 to 23 */
  readonly hour: number
  /** From 0 to 6; undefined for too few calls to tell. */
  readonly level: number | undefined
  /** In it, if it is high. */
  readonly text: string
  /** Shown when somebody points at it. */
  readonly title: string
}

/** From this level on, a cell says its figure. */
const WITH_TEXT = 5

/** Hours across, weekdays down. */
export const heatMap = (
  cells: readonly HeatCell[],
  canvas: Canvas & { readonly label: string; readonly height?: number },
): Element => {
  const id = `few-calls-${canvas.width}`
  const isWide = canvas.width > 500
  return drawn(canvas, canvas.label, {
    height: canvas.height ?? 156,
    marginTop: 2,
    marginBottom: 20,
    marginRight: 0,
    marginLeft: 34,
    x: {
      type: 'band',
      domain: Array.from({ length: 24 }, (_, hour) => hour),
      padding: 0,
      round: false,
      axis: null,
    },
    y: { type: 'band', domain: SHORT_WEEKDAYS.map((_, i) => i + 1), padding: 0, axis: null },
    color: { type: 'identity' },
    marks: [
      // A pattern of dots.
      pattern({ id, width: 5, height: 5 }, 'circle', { cx: 2.5, cy: 2.5, r: 0.8, fill: 'var(--dots)' }),
      Plot.cell(cells, {
        x: 'hour',
        y: 'weekday',
        inset: isWide ? 1 : 0.5,
        rx: isWide ? 2 : 1,
        fill: ({ level }: HeatCell) => (level === undefined ? `url(#${id})` : `var(--amount-${level})`),
        title: 'title',
      }),
      isWide
        ? Plot.text(
            cells.filter(({ level = 0 }) => level >= WITH_TEXT),
            { x: 'hour', y: 'weekday', text: 'text', fill: 'var(--on-amount)', fontWeight: 600 },
          )
        : null,
      Plot.axisY({
        tickSize: 0,
        label: null,
        fill: 'var(--ink-3)',
        tickFormat: (day: number) => SHORT_WEEKDAYS[day - 1],
      }),
      Plot.axisX(isWide ? [0, 3, 6, 9, 12, 15, 18, 21] : [0, 6, 12, 18], {
        tickSize: 0,
        label: null,
        fill: 'var(--ink-3)',
        tickFormat: (hour: number) => String(hour).padStart(2, '0'),
      }),
    ],
  })
}
