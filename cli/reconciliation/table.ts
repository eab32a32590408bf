import { grouped } from '../../display/text/numbers'
import type { Screen } from '../output/terminal'
import { clipped, padded, visible } from '../../display/text/visible-text'
import { barOfAll } from '../printers/bars'
import { coloursFor } from '../printers/colours'
import { percentDown } from '../../display/text/share-text'
import type { GroupReport } from '../../display/figures/completeness'

type Total = Pick<GroupReport, 'listed' | 'arrived' | 'missing' | 'completeness'>

/** Nearly every share is close to 1: the bar shows the range from 99.9 % on, and is empty below. */
const BAR_FROM = 0.999

const BAR_WIDTH = 10

const barFrom = (share: number): string => barOfAll((share - BAR_FROM) / (1 - BAR_FROM), BAR_WIDTH)

/** Rounded down: only all of them are 100 %. */
export const completenessText = (share: number | undefined): string =>
  share === undefined ? '–' : percentDown(share)

const HEADINGS = { listed: 'listed', arrived: 'arrived', missing: 'missing' } as const
type Count = keyof typeof HEADINGS
const ALL = Object.keys(HEADINGS) as readonly Count[]

/** For the result of one run, whose own count of missing calls is another one: nothing was stored of them. */
export const WITHOUT_MISSING: readonly Count[] = ['listed', 'arrived']

/** The shorter one is used where the id of an application would not fit. */
const COMPLETE = ['complete %', '%'] as const
const PERCENT_WIDTH = '100.00'.length

const BAR_HEADING = '99.9   100'
const NAME_MIN = 12
export const UUID_WIDTH = 36
const GAP = 2

/** A group that has no application id, or no direction, is shown all the same. */
export const nameOf = ({ applicationId }: GroupReport): string => visible(applicationId ?? '–')

export const wordOf = ({ direction }: GroupReport): string => visible(direction ?? '–')

const ARROWS: Readonly<Record<string, string>> = { outbound: '↗', inbound: '↙' }

const arrowOf = (group: GroupReport): string => ARROWS[wordOf(group)] ?? '–'

/** The id of an application is of use only if it is whole: the bar is left out first, then the word for the direction. */
const layoutOf = (groups: readonly GroupReport[], total: Total, shown: readonly Count[], columns: number) => {
  const widths = Object.fromEntries(
    shown.map(name => [name, Math.max(HEADINGS[name].length, grouped(total[name]).length)]),
  ) as Record<Count, number>
  const wanted = Math.min(UUID_WIDTH, Math.max(NAME_MIN, ...groups.map(group => nameOf(group).length)))
  const counts = shown.reduce((sum, name) => sum + GAP + widths[name], 0)
  const leftBeside = (complete: string): number =>
    columns - counts - GAP - Math.max(PERCENT_WIDTH, complete.length) - GAP
  const complete = COMPLETE.find(one => leftBeside(one) - 1 >= wanted) ?? COMPLETE[1]
  const completeWidth = Math.max(PERCENT_WIDTH, complete.length)
  const left = leftBeside(complete)
  const hasWord = left - WORD_WIDTH >= wanted
  const wayWidth = hasWord ? WORD_WIDTH : 1
  const nameWidth = Math.max(NAME_MIN, Math.min(wanted, left - wayWidth))
  return {
    widths,
    complete,
    completeWidth,
    nameWidth,
    wayWidth,
    hasWord,
    hasBar: left - wayWidth - nameWidth >= GAP + BAR_WIDTH,
  }
}

export const WORD_WIDTH = 'direction'.length

const plain = (text: string): string => text

/** The completeness of each group that is configured, and of all together. @param shown the counts beside it */
export const completenessTable = (
  by: readonly GroupReport[],
  total: Total,
  { columns, colours }: Screen,
  shown: readonly Count[] = ALL,
): string => {
  const groups = by.filter(({ configured }) => configured)
  if (groups.length === 0) return ''
  const { dim, red } = coloursFor(colours)
  const { widths, complete, completeWidth, nameWidth, wayWidth, hasWord, hasBar } = layoutOf(
    groups,
    total,
    shown,
    columns,
  )
  const line = (name: string, way: string, cells: readonly string[], bar: string): string =>
    [
      padded(clipped(name, nameWidth), nameWidth),
      padded(clipped(way, wayWidth), wayWidth),
      ...cells,
      ...(hasBar ? [bar] : []),
    ].join(' '.repeat(GAP))
  const row = (name: string, way: string, one: Total): string =>
    line(
      name,
      way,
      [
        ...shown.map(count => {
          const paint = count === 'missing' && one.missing > 0 ? red : plain
          return paint(grouped(one[count]).padStart(widths[count]))
        }),
        completenessText(one.completeness).padStart(completeWidth),
      ],
      one.completeness === undefined ? '' : barFrom(one.completeness),
    ).trimEnd()
  const headings = [
    ...shown.map(count => HEADINGS[count].padStart(widths[count])),
    complete.padStart(completeWidth),
  ]
  const heading = line('application', hasWord ? 'direction' : '', headings, BAR_HEADING).trimEnd()
  const rule = '─'.repeat(heading.length + (hasBar ? BAR_WIDTH - BAR_HEADING.length : 0))
  return [
    dim(heading),
    ...groups.map(group => row(nameOf(group), hasWord ? wordOf(group) : arrowOf(group), group)),
    ...(groups.length > 1 ? [dim(rule), row('all', '', total)] : []),
    '',
  ].join('\n')
}
