import type { ComponentChildren } from 'preact'
import { grouped } from '../../display/text/numbers'
import type { Share } from '../../lambda/report/statistics'
import { shareOf } from '../../lambda/report/statistics'
import { amountChange, Change, Interval, ShareFigure, Tile } from '../parts/tile'
import type { ActivitySpan } from '../../console/answers/activity'
import { Sparkline } from './sparkline'
import type { Sums } from './sums'

type FigureTilesProps = {
  readonly spans: readonly ActivitySpan[]
  readonly now: Sums
  /** Undefined while it is not known. */
  readonly before: Sums | undefined
  /** `last Wed` */
  readonly last: string
  /** Whether not all calls of the day have been read. */
  readonly isPartial: boolean
}

const Against = ({
  before,
  last,
  isPartial,
  children,
}: Pick<FigureTilesProps, 'before' | 'last' | 'isPartial'> & { readonly children: ComponentChildren }) => {
  if (isPartial) return <p>&nbsp;</p>
  if (before === undefined) return <p>{last} is not read yet</p>
  if (before.calls === 0) return <p>no calls {last}</p>
  return (
    <p>
      {children} against {last}
    </p>
  )
}

const ShareTile = ({
  name,
  share,
  bad,
  ...props
}: FigureTilesProps & {
  readonly name: string
  readonly share: (sums: Sums) => Share | undefined
  readonly bad: 'more' | 'less'
}) => {
  const now = share(props.now)
  const before = props.isPartial || props.before === undefined ? undefined : share(props.before)
  return (
    <Tile name={name} figure={<ShareFigure share={now} isPartial={props.isPartial} />}>
      <Against {...props}>
        <Change now={now} before={before} bad={bad} unit=" pt" />
      </Against>
      <Interval now={now} before={before} bad={bad} />
    </Tile>
  )
}

/** Calls, answered and failed ones, against a week before. */
export const FigureTiles = (props: FigureTilesProps) => {
  const { spans, now, before, isPartial } = props
  return (
    <>
      <Tile
        name="Calls"
        figure={
          <>
            {grouped(now.calls)} {isPartial ? <small>so far</small> : null}
          </>
        }
      >
        <Against {...props}>{before === undefined ? '' : amountChange(now.calls, before.calls)}</Against>
        <Sparkline spans={spans} />
      </Tile>
      <ShareTile
        {...props}
        name="Answer rate (ASR)"
        bad="less"
        share={({ answered, calls }) => shareOf(answered, calls)}
      />
      <ShareTile {...props} name="Failed" bad="more" share={({ failed, calls }) => shareOf(failed, calls)} />
    </>
  )
}
