const BLANK = '[ \\t\\r\\n]*'
const BOM = '(?:\u00ef\u00bb\u00bf)?'

/**
 * What follows the list in `{"items":[…],"cursor":"…"}`, and the blanks behind it. Behind a list of its own it would say nothing
 * either. It takes blanks only behind a bracket, since two runs of blanks side by side can share them in too many ways.
 */
const TAIL = `(?:(?:,${BLANK}"cursor"${BLANK}:${BLANK}(?:null|"[^"\\\\]*")${BLANK})?\\}${BLANK})?`

const OPENING = new RegExp(`^${BOM}${BLANK}${TAIL}(?:\\[|\\{${BLANK}"items"${BLANK}:${BLANK}\\[)$`)
const NOTHING = new RegExp(`^${BOM}${BLANK}${TAIL}$`)

/** More than a cursor and some blank lines: what is longer is looked at once, at the end of the file. */
const OPENING_MAX_BYTES = 16 * 1024

const latin1 = (parts: readonly Buffer[]): string => Buffer.concat(parts).toString('latin1')

/** Whether bytes that end with `[`, before the first list or behind one, begin the next list. */
export const opensList = (parts: readonly Buffer[]): boolean =>
  parts.reduce((size, { length }) => size + length, 0) <= OPENING_MAX_BYTES && OPENING.test(latin1(parts))

/** Whether nothing is lost if bytes behind a list are not read. */
export const saysNothing = (parts: readonly Buffer[]): boolean => NOTHING.test(latin1(parts))
