import {
  RECORD_DURATIONS,
  RECORD_NAMES,
  RECORD_TIMES,
  type Disconnect,
} from '../../lambda/disconnect/disconnect'
import { isEnd } from '../../lambda/disconnect/event-type'
import { PARTY_NAMES } from '../../lambda/disconnect/properties'
import { endedAt } from '../../lambda/disconnect/timeline'
import { Timestamp } from '../../lambda/disconnect/timestamp'
import { visible } from '../../display/text/visible-text'
import { duration, type TimeTexts } from '../../display/time/time-text'

/** A column of the table of records. */
export type Column = {
  readonly heading: string
  readonly cell: (record: Disconnect, times: TimeTexts) => string
  /** In a column that is too narrow: an id is whole or not there, a time is always whole, and other text is cut. */
  readonly kind: 'id' | 'time' | 'text'
  readonly alignsRight?: true
}

/** In characters: more than fits in any column. */
const CELL_MAX = 1_000

const textCell = (text: string): string => visible(text.slice(0, CELL_MAX))

/** The arrows of telephones: outbound and inbound, as the application sees it. */
const WAYS: Readonly<Record<string, string>> = { outbound: '↗', inbound: '↙' }

const causeCell = ({ cause, eventType }: Disconnect): string =>
  isEnd(eventType) ? (cause ?? '?') : [cause, `(${eventType})`].filter(Boolean).join(' ')

const talkCell = ({ answered, talkMs }: Disconnect): string => {
  if (!answered) return '–'
  return talkMs === undefined ? '?' : duration(talkMs)
}

const text = (heading: string, cell: (record: Disconnect) => string): Column => ({
  heading,
  cell: record => textCell(cell(record)),
  kind: 'text',
})

/** The columns that are more than a property of the record. */
const MADE = {
  ended: { heading: 'ended', cell: (record, times) => times.full(endedAt(record)), kind: 'time' },
  /** Without the year, on a narrow terminal. */
  endedShort: { heading: 'ended', cell: (record, times) => times.short(endedAt(record)), kind: 'time' },
  from: text('from', ({ from }) => from ?? '?'),
  way: text('', ({ direction }) => WAYS[direction ?? ''] ?? '·'),
  to: text('to', ({ to }) => to ?? '?'),
  cause: text('cause', causeCell),
  talk: { ...text('talk', talkCell), alignsRight: true },
  callId: { heading: 'call id', cell: ({ callId }) => visible(callId), kind: 'id' },
} as const satisfies Readonly<Record<string, Column>>

const propertyText = (value: Disconnect[keyof Disconnect]): string => {
  if (value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const property = (name: keyof Disconnect): Column => {
  if (name.endsWith('Id') && !PARTY_NAMES.has(name))
    return { heading: name, cell: ({ [name]: id }) => visible(propertyText(id)), kind: 'id' }
  if (RECORD_TIMES.has(name))
    return {
      heading: name,
      cell: ({ [name]: time }, times) => (Timestamp.is(time) ? times.full(time) : ''),
      kind: 'time',
    }
  if (RECORD_DURATIONS.has(name))
    return {
      heading: name,
      cell: ({ [name]: ms }) => (typeof ms === 'number' ? duration(ms) : ''),
      kind: 'text',
      alignsRight: true,
    }
  return text(name, ({ [name]: value }) => propertyText(value))
}

/** Every column by its name. */
export const COLUMNS = {
  ...(Object.fromEntries(RECORD_NAMES.map(name => [name, property(name)])) as Record<
    keyof Disconnect,
    Column
  >),
  ...MADE,
} satisfies Readonly<Record<string, Column>>

export type ColumnName = keyof typeof COLUMNS

/** Those that `--columns` takes. */
export const COLUMN_NAMES: readonly ColumnName[] = ['ended', 'talk', ...RECORD_NAMES]

export type Cells = Readonly<Record<string, string>>

export const cellsOf = (names: readonly ColumnName[], record: Disconnect, times: TimeTexts): Cells =>
  Object.fromEntries(names.map(name => [name, COLUMNS[name].cell(record, times)]))

export const HEADINGS: Cells = Object.fromEntries(
  Object.entries<Column>(COLUMNS).map(([name, { heading }]) => [name, heading]),
)
