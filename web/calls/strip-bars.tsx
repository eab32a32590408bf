import type { ActivitySpan } from '../../console/answers/activity'
import { causeClass, type CauseClass, FAILED_CLASSES, isFailedClass } from '../../lambda/disconnect/cause'

/** In pixels. */
export const HEIGHT = 34

export type Selection = { readonly fromMs: number; readonly toMs: number }

type Piece = { readonly colour: string; readonly calls: number }

/** Failed calls in their colours, below those that did not fail. */
const piecesOf = ({ causes, calls }: ActivitySpan): readonly Piece[] => {
  const sums = new Map<CauseClass, number>()
  for (const [cause, count] of Object.entries(causes)) {
    const name = causeClass(cause)
    if (isFailedClass(name)) sums.set(name, (sums.get(name) ?? 0) + count)
  }
  const failed = FAILED_CLASSES.map(name => ({ colour: `var(--${name})`, calls: sums.get(name) ?? 0 }))
  const rest = calls - failed.reduce((sum, piece) => sum + piece.calls, 0)
  return [...failed, { colour: 'var(--before)', calls: rest }].filter(piece => piece.calls > 0)
}

/** A bar for each part of a period. Those outside of the selection are pale. */
export const StripBars = ({
  spans,
  selected,
  x,
  highest,
}: {
  readonly spans: readonly ActivitySpan[]
  readonly selected: Selection | undefined
  readonly x: (ms: number) => number
  readonly highest: number
}) => (
  <>
    {spans.map(span => {
      let y = HEIGHT
      const [left, right] = [x(span.fromMs), x(span.toMs)]
      const isPale = selected !== undefined && (span.toMs <= selected.fromMs || span.fromMs >= selected.toMs)
      return (
        <g key={span.fromMs} opacity={isPale ? 0.4 : 1}>
          {piecesOf(span).map(({ colour, calls }) => {
            const height = Math.max(0.75, (calls / highest) * (HEIGHT - 2))
            y -= height
            return (
              <rect
                key={colour}
                x={left}
                y={y}
                width={Math.max(0.5, right - left - 1)}
                height={height}
                fill={colour}
              />
            )
          })}
        </g>
      )
    })}
  </>
)
