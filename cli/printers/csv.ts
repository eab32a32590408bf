import { stringify } from 'csv-stringify/sync'
import { RECORD_NAMES, type Disconnect } from '../../lambda/disconnect/disconnect'
import type { Printer } from './printer'

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const E164 = /^\+[1-9]\d{6,14}$/
const PARTIES: ReadonlySet<keyof Disconnect> = new Set<keyof Disconnect>([
  'from',
  'to',
  'transferCallerId',
  'transferTo',
])

/**
 * A spreadsheet takes text that begins like a formula for one, and callers choose some of it (a SIP display name). The
 * apostrophe makes it text. A number in E.164 is left as it is: it can do no harm, and is joined with other data.
 */
const guarded = (name: keyof Disconnect, text: string): string =>
  FORMULA.test(text) && !(PARTIES.has(name) && E164.test(text)) ? `'${text}` : text

const cell = (record: Disconnect, name: keyof Disconnect): string => {
  const value = record[name]
  if (value === undefined) return ''
  if (typeof value === 'string') return guarded(name, value)
  return JSON.stringify(value)
}

/** RFC 4180: lines end with CR LF, and a cell with a line break of any kind is quoted. */
const line = (cells: readonly string[]): string =>
  stringify([[...cells]], { record_delimiter: 'windows', quoted_match: /[\r\n]/ })

export const csv: Printer = async function* (records) {
  yield line(RECORD_NAMES)
  for await (const record of records) yield line(RECORD_NAMES.map(name => cell(record, name)))
}
