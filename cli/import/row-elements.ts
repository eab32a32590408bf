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

type Mode = 'before' | 'inside' | 'behind'

/**
 * The elements of the first list in a JSON text, each as its own bytes. Nothing is parsed here: an element that is no JSON is a
 * row like the others, as long as its quotes and brackets are in pairs.
 */
export async function* elementsOf(
  chunks: AsyncIterable<Buffer>,
  { offset, rows }: Position,
): AsyncGenerator<Row> {
  let mode: Mode = offset === 0 ? 'before' : 'inside'
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
  const finish = (end: number): Row => {
    const row = { number: ++number, bytes: Buffer.concat(parts), end }
    const flaw = size > ROW_MAX_BYTES ? { flaw: TOO_LONG } : {}
    parts = []
    size = 0
    blank = true
    return { ...row, ...flaw }
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let i = 0; i < chunk.length && mode !== 'behind'; i++) {
      const byte = chunk[i] ?? 0
      if (mode === 'before') {
        if (byte !== OPENING_LIST) continue
        mode = 'inside'
        start = i + 1
      } else if (inString) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) inString = false
      } else if (depth === 0 && (byte === COMMA || byte === CLOSING_LIST)) {
        add(chunk.subarray(start, i))
        start = i + 1
        if (byte === CLOSING_LIST) mode = 'behind'
        // Whoever goes on behind the last element is to find the end of the list.
        if (byte === COMMA) yield finish(at + i + 1)
        else if (!blank) yield finish(at + i)
      } else {
        if (!WHITE_SPACE.has(byte)) blank = false
        if (byte === QUOTE) inString = true
        else if (OPENING.has(byte)) depth++
        else if (CLOSING.has(byte) && depth > 0) depth--
      }
    }
    if (mode === 'inside') add(chunk.subarray(start))
    at += chunk.length
  }
  if (mode === 'inside') yield { ...finish(at), flaw: NO_END }
}
