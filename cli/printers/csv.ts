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
const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map(cells => [...cells]),
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )

/** Each call of the library sets up its options anew, which takes it as long as a line. */
const ROWS_AT_A_TIME = 50

export const csv: Printer = async function* (records) {
  let rows: (readonly string[])[] = [RECORD_NAMES]
  try {
    for await (const record of records) {
      rows.push(RECORD_NAMES.map(name => cell(record, name)))
      if (rows.length < ROWS_AT_A_TIME) continue
      yield lines(rows)
      rows = []
    }
  } catch (error) {
    // Where reading fails, what was read before is shown.
    yield lines(rows)
    throw error
  }
  yield lines(rows)
}
