/** Bytes that are no UTF-8, and escapes that are none, stay as they are. */
export const percentDecoded = (text: string): string =>
  text.replaceAll(/(?:%[\da-f]{2})+/gi, escapes => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })

/**
 * The path as API Gateway is reported to hand it on (its documentation does not say): percent-decoded, and what follows a `?` that
 * appears thereby is gone.
 */
export const handedOnPath = (path: string): string => {
  const decoded = percentDecoded(path)
  const end = decoded.indexOf('?')
  return end < 0 ? decoded : decoded.slice(0, end)
}
