const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])
const WHITE_SPACE = new Set([0x20, 0x09, 0x0a, 0x0d])
const COLON = 0x3a
const COMMA = 0x2c

/** @returns the index after the string that begins at `start` */
const skipString = (json: string, start: number): number => {
  let i = start + 1
  while (json.charCodeAt(i) !== QUOTE) i += json.charCodeAt(i) === BACKSLASH ? 2 : 1
  return i + 1
}

/** @returns the index after the number, literal or punctuation mark that begins at `start` */
const skipOther = (json: string, start: number): number => {
  let i = start
  for (; i < json.length; i++) {
    const code = json.charCodeAt(i)
    if (code === QUOTE || code === COLON || code === COMMA) break
    if (OPENING.has(code) || CLOSING.has(code) || WHITE_SPACE.has(code)) break
  }
  return Math.max(i, start + 1)
}

/** Calls back with each token of valid JSON and its depth. Skips white space. */
export const eachToken = (json: string, callback: (token: string, depth: number) => void): void => {
  let depth = 0
  for (let i = 0; i < json.length;) {
    const code = json.charCodeAt(i)
    if (WHITE_SPACE.has(code)) {
      i++
      continue
    }
    const end = code === QUOTE ? skipString(json, i) : skipOther(json, i)
    if (CLOSING.has(code)) depth--
    callback(json.slice(i, end), depth)
    if (OPENING.has(code)) depth++
    i = end
  }
}

/** The value of a JSON string. Without escapes it is the text between the quotes, and a parser is not needed. */
export const stringOf = (json: string): string =>
  json.includes('\\') ? (JSON.parse(json) as string) : json.slice(1, -1)
