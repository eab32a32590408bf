const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])

/** The elements of a valid JSON array, each as the text that it is: no digit lost. Not recursive. */
export const elements = (json: string): readonly string[] => {
  const parts: string[] = []
  let start = json.indexOf('[') + 1
  let depth = 0
  for (let i = start; i < json.length; i++) {
    const code = json.charCodeAt(i)
    if (code === QUOTE)
      for (i++; json.charCodeAt(i) !== QUOTE; i++) {
        if (json.charCodeAt(i) === BACKSLASH) i++
      }
    else if (OPENING.has(code)) depth++
    else if (CLOSING.has(code) && depth > 0) depth--
    else if (depth === 0 && (code === COMMA || CLOSING.has(code))) {
      parts.push(json.slice(start, i).trim())
      start = i + 1
    }
  }
  return parts.length === 1 && parts[0] === '' ? [] : parts
}
