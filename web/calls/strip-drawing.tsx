import type { ActivitySpan } from '../../console/answers/activity'
import { timeTicks } from '../../display/time/date-text'
import { useReader } from '../reader'
import { HEIGHT, type Selection, StripBars } from './strip-bars'

const LABEL_WIDTH = 110

/** The bars of a period with their times, and what is chosen of it. */
export const StripDrawing = ({
  spans,
  marked,
  reachedMs,
  width,
}: {
  readonly spans: readonly ActivitySpan[]
  readonly marked: Selection | undefined
  readonly reachedMs: number
  readonly width: number
}) => {
  const { zone } = useReader()
  const [sinceMs, untilMs] = [spans[0]?.fromMs ?? 0, spans.at(-1)?.toMs ?? 1]
  const x = (ms: number): number => ((ms - sinceMs) / (untilMs - sinceMs)) * width
  const highest = Math.max(1, ...spans.map(({ calls }) => calls))
  const ticks = timeTicks({ sinceMs, untilMs, zone }, Math.max(1, Math.floor(width / LABEL_WIDTH)))
  return (
    <svg width={width} height={HEIGHT + 18} aria-hidden="true">
      {reachedMs > sinceMs ? (
        <rect class="unread" x={0} y={0} width={x(Math.min(reachedMs, untilMs))} height={HEIGHT} />
      ) : null}
      {marked === undefined ? null : (
        <rect
          class="marked"
          x={x(marked.fromMs)}
          y={0}
          width={Math.max(2, x(marked.toMs) - x(marked.fromMs))}
          height={HEIGHT}
        />
      )}
      <StripBars spans={spans} selected={marked} x={x} highest={highest} />
      <path class="base" d={`M0 ${HEIGHT}H${width}`} />
      {marked === undefined ? null : (
        <path class="edge" d={`M${x(marked.fromMs)} 0V${HEIGHT}M${x(marked.toMs)} 0V${HEIGHT}`} />
      )}
      {ticks.map(({ atMs, label }) =>
        width - x(atMs) < 40 || x(atMs) < 16 ? null : (
          <text key={atMs} x={x(atMs)} y={HEIGHT + 14} text-anchor="middle">
            {label}
          </text>
        ),
      )}
    </svg>
  )
}
