import type { ComponentChildren } from 'preact'
import { grouped } from '../../display/text/numbers'
import { isBeyondChance } from '../../display/text/share-text'
import { duration } from '../../display/time/time-text'
import { failedShare } from '../../lambda/report/figures'
import { SHORT_DEFAULT_MS } from '../../lambda/report/request'
import { type Share, shareOf } from '../../lambda/report/statistics'
import { amountChange, Change, ShareFigure, Tile } from '../parts/tile'
import type { ReportModel } from './use-report'

const Changed = ({
  now,
  before,
  bad,
  otherwise,
}: {
  readonly now: Share | undefined
  readonly before: Share | undefined
  readonly bad: 'more' | 'less'
  /** If there is nothing to compare with. */
  readonly otherwise: ComponentChildren
}) =>
  before === undefined ? (
    <p>{otherwise}</p>
  ) : (
    <p>
      <Change now={now} before={before} bad={bad} unit=" pt" />
      {isBeyondChance(now, before) ? '' : ', within margin'}
    </p>
  )

const bounds = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)}\u202f%`

/** The figures of all calls of the period. */
export const ReportTiles = ({ model }: { readonly model: ReportModel }) => {
  const { overview, dates, isPartial } = model
  const { total } = overview.report
  const { previous, peakConcurrency: peak } = total
  const failed = failedShare(total)
  const short = shareOf(total.shortCalls, total.answered)
  return (
    <dl class="tiles report-tiles">
      <Tile
        name="Calls"
        figure={
          <>
            {grouped(total.calls)} {isPartial ? <small>so far</small> : null}
          </>
        }
      >
        <p>
          {previous === undefined
            ? ''
            : previous.calls === 0
              ? 'none before'
              : amountChange(total.calls, previous.calls)}
        </p>
      </Tile>
      <Tile name="Answer rate (ASR)" figure={<ShareFigure share={total.asr} isPartial={isPartial} />}>
        <Changed
          now={total.asr}
          before={previous?.asr}
          bad="less"
          otherwise={`${grouped(total.answered)} answered`}
        />
      </Tile>
      <Tile name="Effectiveness (NER)" figure={total.ner === undefined ? '–' : bounds(total.ner)}>
        <p>bounds{previous?.ner === undefined ? '' : `; ${bounds(previous.ner)} before`}</p>
      </Tile>
      <Tile
        name="Mean talk time (ACD)"
        figure={total.acdMs === undefined ? '–' : duration(Math.round(total.acdMs))}
      >
        <p>
          {total.talkMs.p50 === undefined
            ? 'no call was answered'
            : `half below ${duration(total.talkMs.p50)}`}
        </p>
      </Tile>
      <Tile name="Failed" figure={<ShareFigure share={failed} isPartial={isPartial} />}>
        <Changed
          now={failed}
          before={previous && failedShare(previous)}
          bad="more"
          otherwise={`${grouped(total.failed)} calls`}
        />
      </Tile>
      <Tile
        name={`Short calls, below ${duration(SHORT_DEFAULT_MS)}`}
        figure={<ShareFigure share={short} isPartial={isPartial} />}
      >
        <p>{grouped(total.shortCalls)} of those answered</p>
      </Tile>
      <Tile
        name="Most at once"
        figure={
          peak === undefined ? (
            '–'
          ) : (
            <>
              {peak.atLeast ? '≥ ' : ''}
              {grouped(peak.calls)} <small>calls</small>
            </>
          )
        }
      >
        <p>{peak === undefined ? 'not known' : dates.moment(Date.parse(peak.at))}</p>
      </Tile>
    </dl>
  )
}
