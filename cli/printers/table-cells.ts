import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { isEnd } from '../../lambda/disconnect/event-type'
import { endedAt } from '../../lambda/disconnect/timeline'
import { duration, localShort, localTime } from './people-time'
import { visible } from './visible-text'

/** In the order in which they are shown. `endedShort` has no year, and stands for `ended` where there is little room. */
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

/** As telephones show it: out of the application, into it. */
const WAYS: Readonly<Record<string, string>> = { outbound: '↗', inbound: '↙' }

/** In characters: more than any column has room for. */
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
