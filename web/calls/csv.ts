import { guarded } from '../../display/text/formula-guard'
import { type Disconnect, RECORD_NAMES } from '../../lambda/disconnect/disconnect'
import { PARTY_NAMES } from '../../lambda/disconnect/properties'

/** RFC 4180: a cell with a quote, a comma or a line break is quoted. */
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const cellOf = (name: keyof Disconnect, value: unknown): string => {
  if (value === undefined) return ''
  return quoted(typeof value === 'string' ? guarded(value, PARTY_NAMES.has(name)) : JSON.stringify(value))
}

/** Records as CSV, with the columns of `disconnects list --csv`. */
export const csvOf = (records: readonly Disconnect[]): string =>
  [
    RECORD_NAMES.join(','),
    ...records.map(record => RECORD_NAMES.map(name => cellOf(name, record[name])).join(',')),
  ]
    .map(line => `${line}\r\n`)
    .join('')
