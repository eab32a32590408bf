import { ROW_MAX_BYTES, TOO_LONG, type Position, type Row } from './row'

const QUOTE = 0x22
const NEWLINE = 0x0a
const CARRIAGE_RETURN = 0x0d
const BOM = '\u00ef\u00bb\u00bf'

/**
 * How much of a file is read again, in all, after quotes that are not where they belong: this much, and twice what was read so far. Each
 * of them costs about the distance to the next one, so the second part is enough for any number of them that are far from each other.
 */
const READ_AGAIN_MAX_BYTES = 100 * ROW_MAX_BYTES

const NOT_CLOSED = 'a quote at the end of the cell that begins with one'

/** What may follow the quote that closes a cell, besides the delimiter. */
const AFTER_CELL: readonly number[] = [QUOTE, NEWLINE, CARRIAGE_RETURN]

/** Cuts CSV into rows, byte for byte, with their line breaks. Nothing else is parsed here: a line break in quotes ends no row. */
const cutter = (delimiter: number) => {
  let parts: Buffer[] = []
  let size = 0
  let kept = 0
  let inQuotes = false
  let wasClosed = false
  let isBroken = false
  // A quote opens a cell only at its beginning. One that follows another stands for a quote, and the cell goes on.
  let mayOpen = true
  const add = (bytes: Buffer): void => {
    if (size <= ROW_MAX_BYTES) {
      parts.push(bytes)
      kept += bytes.length
    }
    size += bytes.length
  }
  const take = () => {
    const taken = { bytes: Buffer.concat(parts), size, isOpen: inQuotes, isBroken }
    parts = []
    size = 0
    kept = 0
    inQuotes = false
    wasClosed = false
    isBroken = false
    mayOpen = true
    return taken
  }
  function* cut(chunk: Buffer): Generator<ReturnType<typeof take>> {
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0
      if (wasClosed && byte !== delimiter && !AFTER_CELL.includes(byte)) isBroken = true
      wasClosed = false
      if (byte === QUOTE && (inQuotes || mayOpen)) {
        inQuotes = !inQuotes
        wasClosed = !inQuotes
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
  /** Whether a row of several lines has just become too long in a cell that began with a quote, which may never be closed. */
  const overflows = (): boolean =>
    inQuotes && size > ROW_MAX_BYTES && kept === size && parts.some(part => part.includes(NEWLINE))
  return { cut, take, overflows }
}

type Cut = ReturnType<ReturnType<typeof cutter>['take']>

/**
 * The rows of CSV. A quote that is never closed would make one row of all that follows, up to the next quote or the end of the file:
 * only the line where it is opened is wrong.
 */
export async function* csvRows(
  delimiter: string,
  chunks: AsyncIterable<Buffer>,
  { offset, rows }: Position,
  readAgainMax = READ_AGAIN_MAX_BYTES,
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
  const { cut, take, overflows } = cutter(delimiter.charCodeAt(0))
  let readAgain = 0
  const mayReadAgain = (): boolean => readAgain < readAgainMax + 2 * (end - offset)
  const rowsOfCut = function* (piece: Cut): Generator<Row> {
    const { bytes, size, isOpen, isBroken } = piece
    const mayCut = (isOpen || isBroken) && bytes.length === size && mayReadAgain()
    const lineEnd = mayCut ? bytes.indexOf(NEWLINE) + 1 : 0
    if (lineEnd === 0 || lineEnd === size) yield rowOf(piece, isOpen ? NOT_CLOSED : undefined)
    else {
      readAgain += size - lineEnd
      yield rowOf({ bytes: bytes.subarray(0, lineEnd), size: lineEnd }, NOT_CLOSED)
      yield* rowsIn(bytes.subarray(lineEnd))
    }
  }
  const rowsIn = function* (chunk: Buffer): Generator<Row> {
    for (const piece of cut(chunk)) yield* rowsOfCut(piece)
  }
  for await (const chunk of chunks) {
    yield* rowsIn(chunk)
    while (overflows() && mayReadAgain()) yield* rowsOfCut(take())
  }
  for (let last = take(); last.size > 0; last = take()) yield* rowsOfCut(last)
}

/** Blank lines are no rows, but count, so that the numbers are those of a spreadsheet. */
export const isBlankLine = ({ bytes, flaw }: Row): boolean =>
  flaw === undefined && bytes.length <= BOM.length && ['', BOM].includes(bytes.toString('latin1'))
