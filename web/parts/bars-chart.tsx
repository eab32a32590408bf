import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { MARGIN_LEFT, MARGIN_RIGHT } from '../../display/charts/frame'
import type { Span } from '../../display/time/time-steps'
import { goTo } from '../location'
import { Chart } from './chart'
import type { Draw } from './drawing'

/** What is said of a bar when somebody points at it. */
export type BarText = {
  readonly name: string
  readonly rows: readonly (readonly [name: ComponentChildren, figure: string])[]
}

type BarsChartProps = {
  readonly draw: Draw
  readonly label: string
  readonly table: () => ComponentChildren
  readonly spans: readonly Span[]
  readonly describe: (index: number) => BarText
  /** Where a bar leads to. */
  readonly addressOf: (index: number) => string
}

const plainText = ({ name, rows }: BarText): string =>
  [name, ...rows.map(([title, figure]) => `${typeof title === 'string' ? title : ''} ${figure}`)].join(', ')

/** From the left edge of the drawing, in pixels. */
const scaleOf = (spans: readonly Span[], width: number) => {
  const [sinceMs, untilMs] = [spans[0]?.fromMs ?? 0, spans.at(-1)?.toMs ?? 1]
  const inner = Math.max(1, width - MARGIN_LEFT - MARGIN_RIGHT)
  return {
    x: (ms: number): number => MARGIN_LEFT + ((ms - sinceMs) / (untilMs - sinceMs)) * inner,
    indexAt: (x: number): number | undefined => {
      const ms = sinceMs + ((x - MARGIN_LEFT) / inner) * (untilMs - sinceMs)
      const index = spans.findIndex(({ fromMs, toMs }) => ms >= fromMs && ms < toMs)
      return index < 0 ? undefined : index
    },
  }
}

const Tip = ({ text, x, width }: { readonly text: BarText; readonly x: number; readonly width: number }) => (
  <div
    class="tip"
    aria-hidden="true"
    style={x > width / 2 ? { right: `${width - x + 8}px` } : { left: `${x + 8}px` }}
  >
    <b>{text.name}</b>
    <dl>
      {text.rows.map(([name, figure], i) => (
        <div key={i}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  </div>
)

/** A chart of bars over time: pointing at one shows its figures, a click or Enter opens its calls, and arrows go from one to the next. */
export const BarsChart = ({ draw, label, table, spans, describe, addressOf }: BarsChartProps) => {
  const [width, setWidth] = useState(0)
  const [chosen, setChosen] = useState<number>()
  const [isByKey, setByKey] = useState(false)
  const { x, indexAt } = scaleOf(spans, width)
  const index = chosen === undefined || chosen >= spans.length ? undefined : chosen
  const span = index === undefined ? undefined : spans[index]
  const point = (to: number | undefined, byKey: boolean): void => {
    setChosen(to)
    setByKey(byKey)
  }
  const onKey = (key: string): boolean => {
    const last = spans.length - 1
    const steps: Readonly<Record<string, number | undefined>> = {
      ArrowLeft: Math.max(0, (index ?? last + 1) - 1),
      ArrowRight: Math.min(last, (index ?? last - 1) + 1),
      Home: 0,
      End: last,
    }
    if (key === 'Escape' && index !== undefined) point(undefined, true)
    else if (key === 'Enter' && index !== undefined) goTo(addressOf(index))
    else if (steps[key] !== undefined) point(steps[key], true)
    else return false
    return true
  }
  return (
    <Chart
      draw={draw}
      label={`${label}. Arrow keys go from bar to bar, Enter shows the calls`}
      table={table}
      onWidth={setWidth}
      onKey={onKey}
      over={
        <div
          class="hits"
          onPointerMove={event => {
            point(indexAt(event.offsetX), false)
          }}
          onPointerLeave={() => {
            point(undefined, false)
          }}
          onClick={event => {
            const at = indexAt(event.offsetX)
            if (at !== undefined) goTo(addressOf(at))
          }}
        >
          {span === undefined || index === undefined ? null : (
            <>
              <div
                class="pointed"
                style={{ left: `${x(span.fromMs)}px`, width: `${x(span.toMs) - x(span.fromMs)}px` }}
              />
              <Tip text={describe(index)} x={x((span.fromMs + span.toMs) / 2)} width={width} />
            </>
          )}
          <span class="hidden" role="status">
            {index === undefined || !isByKey ? '' : plainText(describe(index))}
          </span>
        </div>
      }
    />
  )
}
