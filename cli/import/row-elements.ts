import { opensList, saysNothing } from './between-lists'
import { ROW_MAX_BYTES, TOO_LONG, type Position, type Row } from './row'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPENING_LIST = 0x5b
const CLOSING_LIST = 0x5d
const OPENING = new Set([OPENING_LIST, 0x7b])
const CLOSING = new Set([CLOSING_LIST, 0x7d])
const WHITE_SPACE = new Set([0x20, 0x09, 0x0a, 0x0d])

const NO_END = 'the end of the list, ]'
const MORE = 'nothing behind the end of the list'

/**
 * The elements of the JSON lists in a text, one list behind the other, each element as its own bytes. Nothing is parsed here: an
 * element that is no JSON is a row like the others, as long as its quotes and brackets are in pairs. What stands behind a list
 * and is none is the last row, so that it is not lost in silence.
 */
export async function* elementsOf(
  chunks: AsyncIterable<Buffer>,
  { offset, rows }: Position,
): AsyncGenerator<Row> {
  // Behind the last element of a list, too: whoever goes on there finds its end.
  let inList = offset > 0
  // Between lists only the first bracket outside quotes can open one: to look at each would take too long.
  let mayOpen = true
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
        if (byte !== OPENING_LIST || inString || !mayOpen) continue
        mayOpen = opensList([...parts, chunk.subarray(start, i + 1)])
        if (!mayOpen) continue
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
  else if (size > ROW_MAX_BYTES || !saysNothing(parts)) yield { ...finish(at), flaw: MORE }
}
