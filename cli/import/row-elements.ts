import { ROW_MAX_BYTES, TOO_LONG, type Position, type Row } from './row'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPENING_LIST = 0x5b
const CLOSING_LIST = 0x5d
const OPENING = new Set([OPENING_LIST, 0x7b])
const CLOSING = new Set([CLOSING_LIST, 0x7d])
const WHITE_SPACE = new Set([0x20, 0x09, 0x0a, 0x0d])

const BLANK = '[ \\t\\r\\n]*'
const BOM = '(?:\u00ef\u00bb\u00bf)?'

/**
 * What follows the list in `{"items":[…],"cursor":"…"}`, with the blanks after it. It matches blanks only after a bracket: two
 * adjacent runs of blanks could be split in too many ways, and make the match slow.
 */
const TAIL = `(?:(?:,${BLANK}"cursor"${BLANK}:${BLANK}(?:null|"[^"\\\\]*")${BLANK})?\\}${BLANK})?`

const LIST_START = new RegExp(`^${BOM}${BLANK}${TAIL}(?:\\[|\\{${BLANK}"items"${BLANK}:${BLANK}\\[)$`)
const NO_CONTENT = new RegExp(`^${BOM}${BLANK}${TAIL}$`)

/** Enough for a cursor and some blank lines. Longer text is examined only once, at the end of the file. */
const LIST_START_MAX_BYTES = 16 * 1024

const latin1 = (parts: readonly Buffer[]): string => Buffer.concat(parts).toString('latin1')

/** Whether bytes that end with `[`, before the first list or after one, begin the next list. */
const startsList = (parts: readonly Buffer[]): boolean =>
  parts.reduce((size, { length }) => size + length, 0) <= LIST_START_MAX_BYTES &&
  LIST_START.test(latin1(parts))

/** Whether the bytes after a list hold nothing that could be imported. */
const hasNoContent = (parts: readonly Buffer[]): boolean => NO_CONTENT.test(latin1(parts))

const NO_END = 'the end of the list, ]'
const MORE = 'nothing after the end of the list'

/**
 * Yields the elements of the JSON lists in a text, one list after another, each element as its own bytes. Nothing is parsed here: an
 * element that is not JSON is a row like the others, provided that its quotes and brackets are balanced. Content after a list that
 * is not a list becomes the last row, so that it is not lost silently.
 */
export async function* elementsOf(
  chunks: AsyncIterable<Buffer>,
  { offset, rows }: Position,
): AsyncGenerator<Row> {
  // If the import continues, this holds even after the last element: the end of the list is still to come.
  let inList = offset > 0
  // Between lists only the first bracket outside quotes can start one: looking at every bracket would take too long.
  let mayStart = true
  let at = offset
  let number = rows
  let depth = 0
  let inString = false
  let escaped = false
  let blank = true
  let parts: Buffer[] = []
  let size = 0
  const add = (bytes: Buffer): void => {
    size += bytes.length
    if (size <= ROW_MAX_BYTES) parts.push(bytes)
  }
  const clear = (): void => {
    parts = []
    size = 0
    blank = true
  }
  const finish = (end: number): Row => {
    const row = { number: ++number, bytes: Buffer.concat(parts), end }
    const flaw = size > ROW_MAX_BYTES ? { flaw: TOO_LONG } : {}
    clear()
    return { ...row, ...flaw }
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0
      if (!inList) {
        if (byte === QUOTE) inString = !inString
        if (byte !== OPENING_LIST || inString || !mayStart) continue
        mayStart = startsList([...parts, chunk.subarray(start, i + 1)])
        if (!mayStart) continue
        inList = true
        start = i + 1
        clear()
      } else if (inString) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) inString = false
      } else if (depth === 0 && (byte === COMMA || byte === CLOSING_LIST)) {
        add(chunk.subarray(start, i))
        start = i + 1
        inList = byte === COMMA
        if (inList) yield finish(at + i + 1)
        else if (!blank) yield finish(at + i)
        if (!inList) clear()
      } else {
        if (!WHITE_SPACE.has(byte)) blank = false
        if (byte === QUOTE) inString = true
        else if (OPENING.has(byte)) depth++
        else if (CLOSING.has(byte) && depth > 0) depth--
      }
    }
    add(chunk.subarray(start))
    at += chunk.length
  }
  if (inList) yield { ...finish(at), flaw: NO_END }
  else if (size > ROW_MAX_BYTES || !hasNoContent(parts)) yield { ...finish(at), flaw: MORE }
}
