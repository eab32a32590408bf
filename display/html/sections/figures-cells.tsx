import { failedShare } from '../../../lambda/report/figures'
import type { ComparedFigures } from '../../../lambda/report/report'
import type { Share } from '../../../lambda/report/statistics'
import { grouped } from '../../text/numbers'
import { duration } from '../../time/time-text'
import { isBeyondChance, percent } from '../../text/share-text'
import { marginText } from '../../text/number-text'
import { Change } from './tiles'

const WIDTH = 112

const across = (share: number): string => (share * WIDTH).toFixed(1)

/** The interval as a band, the figure as a thick tick, that of before as a thin one. */
export const Band = ({
  share,
  before,
}: {
  readonly share: Share | undefined
  readonly before: Share | undefined
}) => (
  <svg viewBox={`0 0 ${WIDTH} 14`} aria-hidden="true">
    <path d={`M0 7h${WIDTH}`} stroke="var(--track)" />
    {share === undefined ? null : (
      <rect
        x={across(share.low)}
        width={across(share.high - share.low)}
        y="3"
        height="8"
        rx="1.5"
        fill="var(--before)"
        fill-opacity=".55"
      />
    )}
    {before === undefined ? null : (
      <path d={`M${across(before.value)} 1v12`} stroke="var(--before)" stroke-width="1.3" />
    )}
    {share === undefined ? null : (
      <path d={`M${across(share.value)} .5v13`} stroke="var(--ink)" stroke-width="2.6" />
    )}
  </svg>
)

const Share = ({
  share,
  isWorse = false,
}: {
  readonly share: Share | undefined
  readonly isWorse?: boolean
}) =>
  share === undefined ? (
    <>–</>
  ) : (
    <>
      {isWorse ? <b class="worse">{percent(share.value)}</b> : percent(share.value)}{' '}
      <small>{marginText(share)}</small>
    </>
  )

/** Which columns there are. */
export type Columns = { readonly isCompared: boolean; readonly hasBand: boolean }

/** The figures of a group, after its name. */
export const FiguresCells = ({ row, isCompared, hasBand }: { readonly row: ComparedFigures } & Columns) => {
  const { previous } = row
  const [failed, failedBefore] = [failedShare(row), previous && failedShare(previous)]
  const isWorse = isBeyondChance(failed, failedBefore) && (failed?.value ?? 0) > (failedBefore?.value ?? 0)
  return (
    <>
      <td>{grouped(row.calls)}</td>
      <td>
        <Share share={row.asr} />
      </td>
      {hasBand ? (
        <td class="band less">
          <Band share={row.asr} before={previous?.asr} />
        </td>
      ) : null}
      {isCompared ? (
        <td class="dim">
          <Change now={row.asr} before={previous?.asr} bad="less" />
        </td>
      ) : null}
      <td>
        <Share share={failed} isWorse={isWorse} />
      </td>
      <td>{row.acdMs === undefined ? '–' : duration(Math.round(row.acdMs))}</td>
      <td>{row.peakConcurrency === undefined ? '–' : grouped(row.peakConcurrency.calls)}</td>
    </>
  )
}
