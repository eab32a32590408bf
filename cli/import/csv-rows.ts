import { ROW_MAX_BYTES, TOO_LONG, type Position, type Row } from './row'

const QUOTE = 0x22
const NEWLINE = 0x0a
const CARRIAGE_RETURN = 0x0d
const BOM = '\u00ef\u00bb\u00bf'

/** Each reads the rest of the file again. */
const ATTEMPTS_MAX = 100

const NOT_CLOSED = 'a quote at the end of the cell that begins with one'

/** Cuts CSV into rows, byte for byte, with their line breaks. Nothing else is parsed here: a line break in quotes ends no row. */
const cutter = (delimiter: number) => {
  let parts: Buffer[] = []
  let size = 0
  let inQuotes = false
  // A quote opens a cell only at its beginning. One that follows another stands for a quote, and the cell goes on.
  let mayOpen = true
  const add = (bytes: Buffer): void => {
    size += bytes.length
    if (size <= ROW_MAX_BYTES) parts.push(bytes)
  }
  const take = () => {
    const taken = { bytes: Buffer.concat(parts), size, isOpen: inQuotes }
    parts = []
    size = 0
    inQuotes = false
    mayOpen = true
    return taken
  }
  function* cut(chunk: Buffer): Generator<ReturnType<typeof take>> {
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]
      if (byte === QUOTE && (inQuotes || mayOpen)) {
        inQuotes = !inQuotes
        mayOpen = true
      } else if (!inQuotes) {
        mayOpen = byte === delimiter
        if (byte !== NEWLINE) continue
        add(chunk.subarray(start, i + 1))
        start = i + 1
        yield take()
      }
    }
    add(chunk.subarray(start))
  }
  return { cut, take }
}

type Cut = ReturnType<ReturnType<typeof cutter>['take']>

/**
 * The rows of CSV. A quote that is never closed would make one row of the rest of the file: only the line where it is opened is wrong.
 */
export async function* csvRows(
  delimiter: string,
  chunks: AsyncIterable<Buffer>,
  { offset, rows }: Position,
): AsyncGenerator<Row> {
  let number = rows
  let end = offset
  const rowOf = ({ bytes, size }: Pick<Cut, 'bytes' | 'size'>, flaw?: string): Row => {
    end += size
    const text = bytes.subarray(0, bytes.at(-1) === NEWLINE ? -1 : bytes.length)
    const found = size > ROW_MAX_BYTES ? TOO_LONG : flaw
    return {
      number: ++number,
      bytes: text.at(-1) === CARRIAGE_RETURN ? text.subarray(0, -1) : text,
      end,
      ...(found === undefined ? {} : { flaw: found }),
    }
  }
  const { cut, take } = cutter(delimiter.charCodeAt(0))
  const rowsIn = function* (chunk: Buffer): Generator<Row> {
    for (const piece of cut(chunk)) yield rowOf(piece)
  }
  for await (const chunk of chunks) yield* rowsIn(chunk)
  let attempts = 0
  for (let last = take(); last.size > 0; last = take()) {
    const mayCut = last.isOpen && last.size <= ROW_MAX_BYTES && attempts++ < ATTEMPTS_MAX
    const lineEnd = mayCut ? last.bytes.indexOf(NEWLINE) + 1 : 0
    const size = lineEnd || last.size
    yield rowOf({ bytes: last.bytes.subarray(0, size), size }, last.isOpen ? NOT_CLOSED : undefined)
    if (lineEnd > 0) yield* rowsIn(last.bytes.subarray(lineEnd))
  }
}

/** Blank lines are no rows, but count, so that the numbers are those of a spreadsheet. */
export const isBlankLine = ({ bytes, flaw }: Row): boolean =>
  flaw === undefined && bytes.length <= BOM.length && ['', BOM].includes(bytes.toString('latin1'))
