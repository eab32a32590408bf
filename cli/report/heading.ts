import type { Report } from '../../lambda/report/report'
import type { Period } from '../../lambda/report/request'
import type { Screen } from '../output/terminal'
import { clipped } from '../../display/text/visible-text'
import { wrapped } from '../output/wrapped'
import { coloursFor } from '../printers/colours'
import type { TimeTexts } from '../../display/time/time-text'
import { dayAndTime } from './times'

export type ReportHeading = {
  /** Where the calls are, unless it is on the screen already. */
  readonly place?: string
  /** The filters, as flags. */
  readonly filters: readonly string[]
}

const periodText = ({ since, until }: Period, times: TimeTexts): string =>
  `${dayAndTime(times, since)} to ${dayAndTime(times, until)}`

/** Which calls a report is about, and in which time zone its times are. */
export const reportHeading = (
  { since, until, previous }: Pick<Report, 'since' | 'until' | 'previous'>,
  { place, filters }: ReportHeading,
  times: TimeTexts,
  { columns, colours: wanted }: Screen,
): readonly string[] => {
  const { dim } = coloursFor(wanted)
  const zone = times.zone([since, until])
  const period = wrapped(`${periodText({ since, until }, times)}, ${zone}`, columns)
  return [
    ...(place === undefined ? [] : [place]),
    ...period.split('\n'),
    ...(previous === undefined ? [] : [`compared with ${periodText(previous, times)}`]),
    ...(filters.length === 0 ? [] : [`only calls of ${filters.join(' ')}`]),
  ].map(line => dim(clipped(line, columns)))
}
