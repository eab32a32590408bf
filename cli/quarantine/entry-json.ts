import type { QuarantineEntry } from '../../lambda/intake/quarantine'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The bytes as text, where they are text; every byte of it can be had back. */
export const textIn = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** Bytes as a member of JSON: text where they are text, else base64, and then that is said. */
export const bytesMember = (name: string, bytes: Uint8Array): Readonly<Record<string, string>> => {
  const text = textIn(bytes)
  return text === undefined
    ? { [name]: Buffer.from(bytes).toString('base64'), [`${name}Encoding`]: 'base64' }
    : { [name]: text }
}

/** What is known of an entry, without what was sent. */
export const entryFields = (entry: QuarantineEntry): Readonly<Record<string, unknown>> => {
  const { quarantineId, receivedAt, violations, method, body, complete, truncatedFrom, replayed } = entry
  return {
    quarantineId,
    receivedAt,
    violations,
    method,
    bodyBytes: body.byteLength,
    complete,
    ...(truncatedFrom === undefined
      ? {}
      : { wholeBodyBytes: truncatedFrom.bytes, wholeBodySha256: truncatedFrom.sha256 }),
    ...(replayed === undefined ? {} : { replayedAt: replayed.at, replayResult: replayed.result }),
  }
}

/** All of an entry: nothing of what is kept is left out. */
export const wholeEntry = (entry: QuarantineEntry): Readonly<Record<string, unknown>> => {
  const { requestId, query, headers, body } = entry
  return { ...entryFields(entry), requestId, query, headers, ...bytesMember('body', body) }
}
