import type { ActivitySpan } from '../../console/answers/activity'

/** Four parts of 15 minutes. */
const PARTS = 4

const WIDTH = 160
const HEIGHT = 20

/** The calls of each hour, ending now: the last may be shorter. */
export const hourly = (spans: readonly ActivitySpan[]): readonly number[] => {
  const hours: number[] = []
  for (let end = spans.length; end > 0; end -= PARTS)
    hours.unshift(spans.slice(Math.max(0, end - PARTS), end).reduce((sum, { calls }) => sum + calls, 0))
  return hours
}

/** A bar for each hour; the one that is not over is paler. */
export const Sparkline = ({ spans }: { readonly spans: readonly ActivitySpan[] }) => {
  const hours = hourly(spans)
  const highest = Math.max(1, ...hours)
  const width = WIDTH / Math.max(1, hours.length)
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {hours.map((calls, i) => {
        const height = Math.max(calls > 0 ? 1 : 0, (calls / highest) * HEIGHT)
        return (
          <rect
            key={i}
            x={i * width + 0.4}
            y={HEIGHT - height}
            width={Math.max(0.5, width - 0.8)}
            height={height}
            fill="var(--before)"
            fill-opacity={i === hours.length - 1 ? 0.45 : 0.75}
          />
        )
      })}
    </svg>
  )
}
