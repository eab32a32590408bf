import { failedShare } from '../../lambda/report/figures'
import type { Report, ReportGroup } from '../../lambda/report/report'
import { grouped } from '../../display/text/numbers'
import type { Screen } from '../output/terminal'
import { clipped } from '../../display/text/visible-text'
import { wrapped } from '../output/wrapped'
import type { TimeTexts } from '../../display/time/time-text'
import { isLopsided, percentDown } from '../../display/text/share-text'
import { BEYOND_CHANCE } from './shares'

const LEGEND = '█ value   ▒ 95 % interval'

const atOnceText = ({ total: { peakConcurrency: peak } }: Report, times: TimeTexts): string => {
  if (peak === undefined) return ''
  const { calls, at, atLeast } = peak
  const amount = atLeast === true ? `at least ${grouped(calls)}` : `${grouped(calls)} at most`
  return `at once: ${amount}, ${times.full(at)}`
}

const isUncertain = (group: Pick<ReportGroup, 'asr' | 'calls' | 'failed'>): boolean =>
  [group.asr, failedShare(group)].some(share => share !== undefined && isLopsided(share))

/** What the figures of a table mean. @param hasBars whether it has bars, too */
export const reportFooter = (
  report: Report,
  hasBars: boolean,
  times: TimeTexts,
  { columns }: Screen,
): readonly string[] => {
  const { groups, total, previous, completeness } = report
  const hasUncertain = [...groups, total].some(isUncertain)
  const legend = hasUncertain && hasBars ? LEGEND : ''
  const atOnce = atOnceText(report, times)
  const both = `${atOnce}    ${legend}`
  return [
    ...(both.length <= columns ? [both.trim()] : [atOnce, legend]),
    hasUncertain ? 'few calls, wide interval: only its ends are shown' : '',
    previous === undefined
      ? ''
      : `${BEYOND_CHANCE} beyond chance: the 95 % intervals before and now do not overlap`,
    completeness === undefined
      ? ''
      : `completeness ${percentDown(completeness)} %: the share of the calls in Bandwidth's list whose callback arrived`,
  ]
    .filter(line => line !== '')
    .flatMap(line => wrapped(line, columns).split('\n'))
    .map(line => clipped(line, columns))
}
