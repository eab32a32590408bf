import type { ComponentChildren } from 'preact'
import { failedShare } from '../../../lambda/report/figures'
import type { Share } from '../../../lambda/report/statistics'
import { grouped } from '../../text/numbers'
import { duration } from '../../time/time-text'
import { isBeyondChance, percent } from '../../text/share-text'
import { marginText, pointsText } from '../../text/number-text'
import type { View } from '../view'

const Tile = ({
  name,
  figure,
  more,
}: {
  readonly name: string
  readonly figure: ComponentChildren
  readonly more: ComponentChildren
}) => (
  <div>
    <dt>{name}</dt>
    <dd class="figure">{figure}</dd>
    <dd>{more}</dd>
  </div>
)

const ShareFigure = ({ share }: { readonly share: Share | undefined }) =>
  share === undefined ? (
    <>–</>
  ) : (
    <>
      {percent(share.value)}&nbsp;% <small>{marginText(share)}</small>
    </>
  )

type Changed = {
  readonly now: Share | undefined
  readonly before: Share | undefined
  readonly bad: 'more' | 'less'
}

/** Bold if it is beyond chance, and red if it is also worse. */
export const Change = ({ now, before, bad }: Changed) => {
  if (now === undefined || before === undefined) return <>–</>
  const text = pointsText(now.value, before.value)
  if (!isBeyondChance(now, before)) return <>{text}</>
  const isWorse = now.value > before.value === (bad === 'more')
  return <b class={isWorse ? 'worse' : 'beyond'}>{text}</b>
}

const ChangeText = ({ otherwise, ...shares }: Changed & { readonly otherwise: string }) => {
  const { now, before } = shares
  if (before === undefined) return <>{otherwise}</>
  return (
    <>
      <Change {...shares} />
      {isBeyondChance(now, before) ? ' pt, beyond chance' : ' pt, within margin'}
    </>
  )
}

/** The figures that matter most. */
export const Tiles = ({ view }: { readonly view: View }) => {
  const { total } = view.report
  const { previous, peakConcurrency, acdMs, talkMs } = total
  const failed = failedShare(total)
  return (
    <dl class="tiles">
      <Tile
        name="Answer rate"
        figure={<ShareFigure share={total.asr} />}
        more={
          <ChangeText
            now={total.asr}
            before={previous?.asr}
            bad="less"
            otherwise={`${grouped(total.answered)} calls`}
          />
        }
      />
      <Tile
        name="Failed"
        figure={<ShareFigure share={failed} />}
        more={
          <ChangeText
            now={failed}
            before={previous && failedShare(previous)}
            bad="more"
            otherwise={`${grouped(total.failed)} calls`}
          />
        }
      />
      <Tile
        name="Mean talk time"
        figure={acdMs === undefined ? '–' : duration(Math.round(acdMs))}
        more={talkMs.p50 === undefined ? 'no call was answered' : `half up to ${duration(talkMs.p50)}`}
      />
      <Tile
        name="Most calls at once"
        figure={
          peakConcurrency === undefined
            ? '–'
            : `${peakConcurrency.atLeast ? 'at least ' : ''}${grouped(peakConcurrency.calls)}`
        }
        more={peakConcurrency === undefined ? 'not known' : view.dates.moment(Date.parse(peakConcurrency.at))}
      />
    </dl>
  )
}
