import * as Plot from '@observablehq/plot'
import { type Canvas, MARGIN_LEFT, MARGIN_RIGHT, type TimeAxis } from './frame'
import { pattern } from './pattern'

const NOT_READ = 'not read yet'
const READ = 'read so far, newest first'

const CHARACTER_WIDTH = 6.2
const PADDING = 8

/** What has not been read is hatched, up to a dashed line. Calls are read from the newest back. */
export const notReadYet = (
  { sinceMs, untilMs }: TimeAxis,
  reachedMs: number,
  { width }: Canvas,
): Plot.Markish[] => {
  const edgeMs = Math.min(Math.max(reachedMs, sinceMs), untilMs)
  if (edgeMs === sinceMs) return []
  const id = `not-read-${width}`
  const inner = width - MARGIN_LEFT - MARGIN_RIGHT
  const left = ((edgeMs - sinceMs) / (untilMs - sinceMs)) * inner
  const fits = (text: string, room: number): boolean => text.length * CHARACTER_WIDTH + PADDING < room
  const label = (text: string, textAnchor: 'start' | 'end', dx: number): Plot.Markish =>
    Plot.text([edgeMs], {
      x: (ms: number) => ms,
      text: () => text,
      frameAnchor: 'top',
      textAnchor,
      dx,
      dy: 6,
      fill: 'var(--ink-3)',
      stroke: 'var(--surface)',
      strokeWidth: 4,
    })
  return [
    pattern({ id, width: 6, height: 6, patternTransform: 'rotate(45)' }, 'path', {
      d: 'M0 0V6',
      stroke: 'var(--line-2)',
      'stroke-width': 1.2,
    }),
    Plot.rect([{ fromMs: sinceMs, toMs: edgeMs }], { x1: 'fromMs', x2: 'toMs', fill: `url(#${id})` }),
    Plot.ruleX([edgeMs], { stroke: 'var(--ink-3)', strokeDasharray: '2 3' }),
    fits(NOT_READ, left) ? label(NOT_READ, 'end', -PADDING) : null,
    fits(READ, inner - left) ? label(READ, 'start', PADDING) : null,
  ]
}
