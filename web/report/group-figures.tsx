import { Band } from '../../display/html/sections/figures-cells'
import { marginText } from '../../display/text/number-text'
import { grouped } from '../../display/text/numbers'
import { percent } from '../../display/text/share-text'
import { duration } from '../../display/time/time-text'
import { failedShare } from '../../lambda/report/figures'
import type { ComparedFigures } from '../../lambda/report/report'
import type { Share } from '../../lambda/report/statistics'
import { Change, changeClass } from '../parts/tile'

const ShareText = ({
  share,
  class: name,
}: {
  readonly share: Share | undefined
  readonly class?: string | undefined
}) =>
  share === undefined ? (
    <>–</>
  ) : (
    <>
      <b class={name}>{percent(share.value)}</b> <small>{marginText(share)}</small>
    </>
  )

/** The figures of a group, after its name. */
export const GroupFigures = ({
  row,
  isCompared,
  hasBand,
}: {
  readonly row: ComparedFigures
  readonly isCompared: boolean
  /** There is no room for it beside several names. */
  readonly hasBand: boolean
}) => {
  const { previous } = row
  const failed = failedShare(row)
  const failedClass = changeClass({ now: failed, before: previous && failedShare(previous), bad: 'more' })
  return (
    <>
      <td>{grouped(row.calls)}</td>
      <td>
        <ShareText share={row.asr} />
      </td>
      {hasBand ? (
        <td class="band">
          <Band share={row.asr} before={previous?.asr} />
        </td>
      ) : null}
      {isCompared ? (
        <td class="dim">
          <Change now={row.asr} before={previous?.asr} bad="less" />
        </td>
      ) : null}
      <td>
        <ShareText share={failed} class={failedClass === 'worse' ? 'worse' : 'plain'} />
      </td>
      <td>{row.acdMs === undefined ? '–' : duration(Math.round(row.acdMs))}</td>
      <td>{row.peakConcurrency === undefined ? '–' : grouped(row.peakConcurrency.calls)}</td>
    </>
  )
}
