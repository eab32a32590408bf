import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { quarantinedAnswer, quarantinedItem, textIn } from '../../console/quarantined-item'
import { reasonOf } from '../../display/text/reasons'
import type { Shape } from './formats'

/** Bytes as a member of JSON: as text if they are UTF-8, else in base64, with a second member that says so. */
export const bytesMember = (name: string, bytes: Uint8Array): Readonly<Record<string, string>> => {
  const text = textIn(bytes)
  return text === undefined
    ? { [name]: Buffer.from(bytes).toString('base64'), [`${name}Encoding`]: 'base64' }
    : { [name]: text }
}

const COLUMNS = [
  'quarantineId',
  'receivedAt',
  'method',
  'expected',
  'bodyBytes',
  'complete',
  'replayedAt',
  'replayResult',
  'wholeBodyBytes',
  'wholeBodySha256',
]

/** An entry without the request itself. */
export const ENTRY_SHAPE: Shape<QuarantineEntry> = {
  json: entry => JSON.stringify(quarantinedItem(entry)),
  columns: COLUMNS,
  valuesOf: entry => ({ ...quarantinedItem(entry), expected: reasonOf(entry.violations) }),
  timeColumns: new Set(['receivedAt', 'replayedAt']),
}

/** Everything that is stored of an entry. It is only written as JSON. */
export const WHOLE_ENTRY_SHAPE: Pick<Shape<QuarantineEntry>, 'json'> = {
  json: entry => JSON.stringify(quarantinedAnswer(entry)),
}
