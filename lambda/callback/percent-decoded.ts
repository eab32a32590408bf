/** Text of a URL without its escapes. Bytes that are no UTF-8, and escapes that are none, stay as they are. */
export const percentDecoded = (text: string): string =>
  text.replaceAll(/(?:%[\da-f]{2})+/gi, escapes => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
