import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { isEnd } from '../../lambda/disconnect/event-type'
import { endedAt } from '../../lambda/disconnect/timeline'
import { visible, widthOf } from '../output/visible-text'
import { duration, localShort, localTime } from './time-text'

/** In their order. `endedShort` has no year, and replaces `ended` on a narrow terminal. */
export const COLUMNS = ['ended', 'endedShort', 'from', 'way', 'to', 'cause', 'talk', 'tag', 'callId'] as const
export type Column = (typeof COLUMNS)[number]
export type Cells = Readonly<Record<Column, string>>

export const HEADINGS: Cells = {
  ended: 'ended',
  endedShort: 'ended',
  from: 'from',
  way: '',
  to: 'to',
  cause: 'cause',
  talk: 'talk',
  tag: 'tag',
  callId: 'call id',
}

/** The arrows of telephones: outbound and inbound, as the application sees it. */
const WAYS: Readonly<Record<string, string>> = { outbound: '↗', inbound: '↙' }

/** In characters: more than fits in any column. */
const CELL_MAX = 1_000

const cell = (text: string): string => visible(text.slice(0, CELL_MAX))

const causeCell = ({ cause, eventType }: Disconnect): string =>
  isEnd(eventType) ? (cause ?? '?') : [cause, `(${eventType})`].filter(Boolean).join(' ')

const talkCell = ({ answered, talkMs }: Disconnect): string => {
  if (!answered) return '–'
  return talkMs === undefined ? '?' : duration(talkMs)
}

export const cellsOf = (record: Disconnect): Cells => ({
  ended: localTime(endedAt(record)),
  endedShort: localShort(endedAt(record)),
  from: cell(record.from ?? '?'),
  way: WAYS[record.direction ?? ''] ?? '·',
  to: cell(record.to ?? '?'),
  cause: cell(causeCell(record)),
  talk: talkCell(record),
  tag: cell(record.tag ?? ''),
  callId: cell(record.callId),
})

export type Layout = readonly { readonly column: Column; readonly width: number }[]

/** The maximum width of each column; 0 leaves it out. */
type MaxWidths = Readonly<Record<Column, number>>

const GENEROUS: MaxWidths = {
  ended: 19,
  endedShort: 0,
  from: 40,
  way: 1,
  to: 40,
  cause: 40,
  talk: 8,
  tag: 40,
  callId: 64,
}

const SHORT_TIME = { ended: 0, endedShort: 14 }
const PARTY = { from: 16, to: 16 }

/**
 * From a wide terminal to a narrow one. A whole call id is more important than a tag, because `get` needs it; the parties, the time
 * and the cause are more important than both.
 */
const CHOICES: readonly MaxWidths[] = [
  GENEROUS,
  { ...GENEROUS, tag: 24, from: 24, to: 24 },
  { ...GENEROUS, ...PARTY, tag: 16, cause: 22 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 12, cause: 22 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 0, cause: 22 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 0, cause: 14 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 12, cause: 22, callId: 12 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 0, cause: 22, callId: 10 },
  { ...GENEROUS, ...PARTY, ...SHORT_TIME, tag: 0, cause: 22, callId: 0 },
  { ...GENEROUS, ...SHORT_TIME, from: 12, to: 12, tag: 0, cause: 14, callId: 0 },
  { ...GENEROUS, ...SHORT_TIME, from: 12, to: 12, tag: 0, cause: 10, talk: 0, callId: 0 },
]

/** The arrow stands close to the numbers on both sides. */
export const gapBefore = (column: Column): string => (column === 'way' || column === 'to' ? ' ' : '  ')

const layoutWithin = (limits: MaxWidths, natural: MaxWidths): Layout =>
  COLUMNS.map(column => ({ column, width: Math.min(natural[column], limits[column]) })).filter(
    ({ width }) => width > 0,
  )

const widthOfLayout = (layout: Layout): number =>
  layout.reduce((sum, { column, width }, i) => sum + width + (i === 0 ? 0 : gapBefore(column).length), 0)

const naturalWidths = (rows: readonly Cells[]): MaxWidths =>
  Object.fromEntries(
    COLUMNS.map(column => {
      const widest = rows.reduce((most, cells) => Math.max(most, widthOf(cells[column])), 0)
      return [column, widest === 0 ? 0 : Math.max(widest, widthOf(HEADINGS[column]))]
    }),
  ) as Record<Column, number>

/** The widest layout that fits on the terminal. On a very narrow one, lines are cut. */
export const layoutOf = (rows: readonly Cells[], columns: number): Layout => {
  const natural = naturalWidths(rows)
  const layouts = CHOICES.map(limits => layoutWithin(limits, natural))
  return layouts.find(layout => widthOfLayout(layout) <= columns) ?? layouts.at(-1) ?? []
}
