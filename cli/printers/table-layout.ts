import { RECOGNIZED_CAUSES } from '../../lambda/disconnect/cause'
import { widthOf } from '../../display/text/visible-text'
import { COLUMNS, HEADINGS, type Cells, type ColumnName } from './columns'

export type Layout = readonly { readonly column: ColumnName; readonly width: number }[]

/** The columns of the table unless others are chosen. One of `ended` and `endedShort` is shown. */
export const USUAL_COLUMNS = [
  'ended',
  'endedShort',
  'from',
  'way',
  'to',
  'cause',
  'talk',
  'tag',
  'callId',
] as const
type UsualColumn = (typeof USUAL_COLUMNS)[number]

/** The maximum width of each column; 0 leaves it out. */
type MaxWidths = Readonly<Record<UsualColumn, number>>

const GENEROUS: MaxWidths = {
  ended: 25,
  endedShort: 0,
  from: 40,
  way: 1,
  to: 40,
  cause: 40,
  talk: 8,
  tag: 40,
  callId: 64,
}

const SHORT_TIME = { ended: 0, endedShort: 20 }
const PARTY = { from: 16, to: 16 }

/**
 * From a wide terminal to a narrow one. A call id is more important than a tag, because `get` needs it; the parties, the time and the
 * cause are more important than both. An id that is not whole is of no use, and a short beginning of a tag hardly any, so they are left out.
 */
const CHOICES: readonly MaxWidths[] = [
  GENEROUS,
  { ...GENEROUS, tag: 24, from: 24, to: 24 },
  { ...GENEROUS, ...PARTY, tag: 16, cause: 22 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 12, cause: 22 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 0, cause: 22 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 12, cause: 22, callId: 0 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 0, cause: 22, callId: 0 },
  { ...GENEROUS, ...SHORT_TIME, from: 12, to: 12, tag: 0, cause: 14, callId: 0 },
  { ...GENEROUS, ...SHORT_TIME, from: 12, to: 12, tag: 0, cause: 10, talk: 0, callId: 0 },
  { ...GENEROUS, ...SHORT_TIME, from: 0, to: 12, tag: 0, cause: 9, talk: 0, callId: 0 },
]

/** A tag that is cut to less than this says too little. */
const TAG_MIN = 24

/** The arrow stands close to the numbers on both sides. */
export const gapBefore = (column: ColumnName | 'way', before: string | undefined): string =>
  column === 'way' || (column === 'to' && before === 'way') ? ' ' : '  '

export const widthOfLayout = (layout: Layout): number =>
  layout.reduce(
    (sum, { column, width }, i) =>
      sum + width + (i === 0 ? 0 : gapBefore(column, layout[i - 1]?.column).length),
    0,
  )

/** 0 for a column in which nothing stands. */
const naturalWidth = (column: ColumnName, rows: readonly Cells[]): number => {
  const widest = rows.reduce((most, cells) => Math.max(most, widthOf(cells[column] ?? '')), 0)
  return widest === 0 ? 0 : Math.max(widest, widthOf(HEADINGS[column] ?? ''))
}

/** What later rows may need room for. */
const LATER: Cells = {
  from: '+15555550100',
  to: '+15555550100',
  cause: [...RECOGNIZED_CAUSES].sort((a, b) => b.length - a.length)[0] ?? '',
  talk: '59m 59s',
}

/** The rows that determine the widths: the first ones, and what may come later. */
export const rowsToFit = (rows: readonly Cells[], hasLater: boolean): readonly Cells[] =>
  hasLater ? [...rows, LATER] : rows

/** The widest layout that fits on the terminal. On a very narrow one, lines are cut. Causes take the room that is left. */
export const usualLayout = (rows: readonly Cells[], columns: number): Layout => {
  const natural = new Map(USUAL_COLUMNS.map(column => [column, naturalWidth(column, rows)]))
  const layouts = CHOICES.map(limits =>
    USUAL_COLUMNS.map(column => {
      const wanted = natural.get(column) ?? 0
      const isOfNoUse =
        wanted > limits[column] && (column === 'callId' || (column === 'tag' && limits.tag < TAG_MIN))
      return { column, width: isOfNoUse ? 0 : Math.min(wanted, limits[column]) }
    }).filter(({ width }) => width > 0),
  )
  const layout = layouts.find(each => widthOfLayout(each) <= columns) ?? layouts.at(-1) ?? []
  const room = Math.max(0, columns - widthOfLayout(layout))
  return layout.map(({ column, width }) => ({
    column,
    width: column === 'cause' ? Math.min(natural.get(column) ?? 0, GENEROUS.cause, width + room) : width,
  }))
}

/** A chosen column is not narrowed further. */
const CHOSEN_MIN = 8

/** All of the chosen columns. Where they do not fit, times have no year, and text is cut; if ids and times alone are too wide, lines are wider than the terminal. */
export const chosenLayout = (
  chosen: readonly ColumnName[],
  rows: readonly Cells[],
  columns: number,
): Layout => {
  const layoutOf = (names: readonly ColumnName[]) =>
    names.map(column => ({
      column,
      width: Math.max(naturalWidth(column, rows), widthOf(HEADINGS[column] ?? '')),
    }))
  const full = layoutOf(chosen)
  const layout =
    widthOfLayout(full) <= columns
      ? full
      : layoutOf(chosen.map(name => (name === 'ended' ? 'endedShort' : name)))
  for (let excess = widthOfLayout(layout) - columns; excess > 0; excess--) {
    const widest = layout
      .filter(({ column, width }) => COLUMNS[column].kind === 'text' && width > CHOSEN_MIN)
      .reduce<(typeof layout)[number] | undefined>(
        (most, one) => (one.width > (most?.width ?? 0) ? one : most),
        undefined,
      )
    if (widest === undefined) break
    widest.width--
  }
  return layout
}

/** The arrow between both sides of the call stands where they are next to each other. */
export const withArrows = (chosen: readonly ColumnName[]): readonly ColumnName[] =>
  chosen.flatMap((name, i) => (name === 'to' && chosen[i - 1] === 'from' ? ['way', name] : [name]))
