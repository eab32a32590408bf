import { defined } from '../../lambda/codec/defined'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { reasonOf } from '../output/counts'
import type { Shape } from './formats'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The bytes as text, or undefined if they are not UTF-8. Encoding the text gives the same bytes again. */
export const textIn = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** Bytes as a member of JSON: as text if they are UTF-8, else in base64, with a second member that says so. */
export const bytesMember = (name: string, bytes: Uint8Array): Readonly<Record<string, string>> => {
  const text = textIn(bytes)
  return text === undefined
    ? { [name]: Buffer.from(bytes).toString('base64'), [`${name}Encoding`]: 'base64' }
    : { [name]: text }
}

/** An entry without the request itself. */
export const entryFields = (entry: QuarantineEntry): Readonly<Record<string, unknown>> => {
  const { quarantineId, receivedAt, violations, method, body, complete, truncatedFrom, replayed } = entry
  return {
    quarantineId,
    receivedAt,
    violations,
    method,
    bodyBytes: body.byteLength,
    complete,
    ...defined({
      wholeBodyBytes: truncatedFrom?.bytes,
      wholeBodySha256: truncatedFrom?.sha256,
      replayedAt: replayed?.at,
      replayResult: replayed?.result,
    }),
  }
}

/** Everything that is stored of an entry. */
export const wholeEntry = (entry: QuarantineEntry): Readonly<Record<string, unknown>> => {
  const { requestId, query, headers, body } = entry
  return { ...entryFields(entry), requestId, query, headers, ...bytesMember('body', body) }
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
  json: entry => JSON.stringify(entryFields(entry)),
  columns: COLUMNS,
  valuesOf: entry => ({ ...entryFields(entry), expected: reasonOf(entry.violations) }),
  timeColumns: new Set(['receivedAt', 'replayedAt']),
}

/** Everything that is stored of an entry. It is only written as JSON. */
export const WHOLE_ENTRY_SHAPE: Pick<Shape<QuarantineEntry>, 'json'> = {
  json: entry => JSON.stringify(wholeEntry(entry)),
}
