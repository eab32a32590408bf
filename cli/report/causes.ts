import { causeClass, isFailedClass } from '../../lambda/disconnect/cause'
import type { Report } from '../../lambda/report/report'
import { grouped } from '../../display/text/numbers'
import type { Screen } from '../output/terminal'
import { clipped } from '../../display/text/visible-text'
import { barOf } from '../printers/bars'
import { causePaint, coloursFor } from '../printers/colours'

const HEADING = 'failed, by cause'
const CAUSE_WIDTH = 22
const CLASS_WIDTH = 11
const GAP = '  '

/** On a wider terminal bars are longer. */
const BARS = [40, 20, 10]

/** The causes of the calls that failed, the most frequent first. */
export const failedCauses = ({ total }: Report, { columns, colours: wanted }: Screen): readonly string[] => {
  const colours = coloursFor(wanted)
  if (total.failed === 0) return [clipped('no call failed', columns)]
  const causes = Object.entries(total.causes).filter(([cause]) => isFailedClass(causeClass(cause)))
  const before = total.previous?.causes
  const widthOfCounts = (heading: string, counts: readonly number[]): number =>
    Math.max(heading.length, ...counts.map(count => grouped(count).length))
  const countWidth = widthOfCounts(
    'calls',
    causes.map(([, count]) => count),
  )
  const beforeOf = (cause: string): number => before?.[cause] ?? 0
  const beforeWidth = widthOfCounts(
    'before',
    causes.map(([cause]) => beforeOf(cause)),
  )
  const line = (cause: string, name: string, count: string, previous: string, bar: string): string =>
    [
      `${cause.padEnd(CAUSE_WIDTH)} `,
      name.padEnd(CLASS_WIDTH),
      ...(before === undefined ? [] : [previous.padStart(beforeWidth)]),
      count.padStart(countWidth),
      bar,
    ].join(GAP)
  const used = line('', '', '', '', '').length
  const barWidth = BARS.find(width => width <= (columns >= 120 ? 40 : 20) && used + width <= columns) ?? 0
  const most = Math.max(...causes.map(([, count]) => count))
  return [
    colours.dim(clipped(line(HEADING, 'class', 'calls', 'before', '').trimEnd(), columns)),
    ...causes.map(([cause, count]) => {
      const name = causeClass(cause)
      const counts = [grouped(count), grouped(beforeOf(cause))] as const
      const text = clipped(line(cause, name, ...counts, barOf(count / most, barWidth)).trimEnd(), columns)
      const paint = causePaint(colours, name)
      return `${paint(text.slice(0, CAUSE_WIDTH))}${text.slice(CAUSE_WIDTH)}`
    }),
  ]
}
