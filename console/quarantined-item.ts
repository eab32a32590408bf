import { defined } from '../lambda/codec/defined'
import type { QuarantineEntry } from '../lambda/intake/quarantine'
import type { QuarantinedAnswer, QuarantinedItem } from './answers/quarantine'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The bytes as text, or undefined if they are not UTF-8. Encoding the text gives the same bytes again. */
export const textIn = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** An entry without the request itself. */
export const quarantinedItem = (entry: QuarantineEntry): QuarantinedItem => {
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

const bodyOf = (bytes: Uint8Array): Pick<QuarantinedAnswer, 'body' | 'bodyEncoding'> => {
  const text = textIn(bytes)
  return text === undefined
    ? { body: Buffer.from(bytes).toString('base64'), bodyEncoding: 'base64' }
    : { body: text }
}

/** Everything that is stored of an entry. */
export const quarantinedAnswer = (entry: QuarantineEntry): QuarantinedAnswer => {
  const { requestId, query, headers, body } = entry
  return { ...quarantinedItem(entry), requestId, query, headers, ...bodyOf(body) }
}
