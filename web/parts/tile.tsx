import type { ComponentChildren } from 'preact'
import type { Share } from '../../lambda/report/statistics'
import { marginText, pointsText } from '../../display/text/number-text'
import { isBeyondChance, percent } from '../../display/text/share-text'

/** One of the figures at the top of a view. */
export const Tile = ({
  name,
  figure,
  children,
}: {
  readonly name: string
  readonly figure?: ComponentChildren
  /** What is said about it, a line each. */
  readonly children?: ComponentChildren
}) => (
  <div class="tile">
    <dt>{name}</dt>
    <dd>
      {figure === undefined ? null : <p class="figure">{figure}</p>}
      {children}
    </dd>
  </div>
)

/** The actions that the credentials lack to know a figure. */
export const Needs = ({ actions }: { readonly actions: readonly string[] }) =>
  actions.length === 0 ? null : <p class="needs">needs {actions.join(' and ')}</p>

/** `62.9 % ±0.8`, and a dim "so far" while not all calls have been read. */
export const ShareFigure = ({
  share,
  isPartial = false,
}: {
  readonly share: Share | undefined
  readonly isPartial?: boolean
}) =>
  share === undefined ? (
    <>–</>
  ) : (
    <>
      {percent(share.value)}&#8239;% <small>{isPartial ? 'so far' : marginText(share)}</small>
    </>
  )

type Changed = {
  readonly now: Share | undefined
  readonly before: Share | undefined
  /** Which direction is worse. */
  readonly bad: 'more' | 'less'
}

/** `worse`, `beyond` chance, or neither. */
export const changeClass = ({ now, before, bad }: Changed): string | undefined => {
  if (now === undefined || before === undefined || !isBeyondChance(now, before)) return undefined
  return now.value > before.value === (bad === 'more') ? 'worse' : 'beyond'
}

/** `+2.3`: bold if it is beyond chance, and red if it is also worse. */
export const Change = (changed: Changed & { readonly unit?: string }) => {
  const { now, before, unit = '' } = changed
  if (now === undefined || before === undefined) return <>–</>
  const text = pointsText(now.value, before.value) + unit
  const name = changeClass(changed)
  return name === undefined ? <>{text}</> : <b class={name}>{text}</b>
}

/** `+1.3 %`, with a true minus. */
export const amountChange = (now: number, before: number): string => {
  if (before === 0) return '–'
  const text = (Math.abs(now / before - 1) * 100).toFixed(1)
  if (text === '0.0') return '±0.0 %'
  return `${now < before ? '−' : '+'}${text} %`
}

const WIDTH = 160

/** The ends of a scale on which both intervals have room. */
const scaleOf = (now: Share, before: Share | undefined): readonly [low: number, high: number] => {
  const low = Math.min(now.low, before?.low ?? now.low)
  const high = Math.max(now.high, before?.high ?? now.high)
  const margin = Math.max(0.01, high - low) * 0.4
  return [Math.max(0, low - margin), Math.min(1, high + margin)]
}

/** The interval as a band with a thick tick at the figure, and a thin one at that of before. */
export const Interval = ({ now, before, bad }: Changed) => {
  if (now === undefined) return <svg class="interval" viewBox={`0 0 ${WIDTH} 16`} aria-hidden="true" />
  const [low, high] = scaleOf(now, before)
  const x = (share: number): number => ((share - low) / (high - low)) * WIDTH
  const isWorse = changeClass({ now, before, bad }) === 'worse'
  const color = isWorse ? 'var(--bad)' : 'var(--ink-2)'
  return (
    <svg class="interval" viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden="true">
      <path d={`M0 8h${WIDTH}`} stroke="var(--track)" vector-effect="non-scaling-stroke" />
      <rect
        x={x(now.low)}
        y="4"
        width={Math.max(1, x(now.high) - x(now.low))}
        height="8"
        rx="1.5"
        fill={color}
        fill-opacity=".3"
      />
      {before === undefined ? null : (
        <path
          d={`M${x(before.value)} 0v16`}
          stroke="var(--before)"
          stroke-width="1.4"
          vector-effect="non-scaling-stroke"
        />
      )}
      <path d={`M${x(now.value)} 2v12`} stroke={color} stroke-width="3" vector-effect="non-scaling-stroke" />
    </svg>
  )
}
