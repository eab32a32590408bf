import { csvOfHeader, looksLikeCsv, objectOf, type Csv } from './csv'
import { csvRows, isBlankLine } from './csv-rows'
import { BEGINNING_BYTES } from './input'
import { ROW_MAX_BYTES, START, TOO_LONG, type Position, type Row } from './row'
import { elementsOf } from './row-elements'

/** How a file holds its rows: one per line, as elements of JSON lists, a single one, or CSV. */
export type Framing = 'lines' | 'elements' | 'document' | Csv

const BOM = '\u00ef\u00bb\u00bf'

/**
 * Elements: the file begins with `[`, or with the `{"items":[` of `list --json`, and an object or the end of the list follows (a
 * log line in brackets does not count). Document: the first line opens an object or a list without closing it, and no other line
 * begins with `{`. CSV: the first line names a call id. Everything else has one object per line.
 *
 * @returns undefined if it looks like CSV, but its first line is too long or names no call id
 */
export const framingOf = (head: Uint8Array): Framing | undefined => {
  const latin1 = Buffer.from(head).toString('latin1')
  const text = (latin1.startsWith(BOM) ? latin1.slice(BOM.length) : latin1).trimStart()
  const isCut = head.length >= BEGINNING_BYTES && !text.includes('\n')
  const csv =
    isCut || /^[[{]/.test(text) ? undefined : csvOfHeader(Buffer.from(firstLineOf(text), 'latin1').toString())
  if (csv !== undefined || looksLikeCsv(text)) return csv
  if (/^(\[|\{\s*"items"\s*:\s*\[)\s*[{\]]/.test(text)) return 'elements'
  return opensDocument(text) && !text.includes('\n{') ? 'document' : 'lines'
}

const firstLineOf = (text: string): string => text.slice(0, Math.max(0, text.indexOf('\n')) || undefined)

/** Whether the first of several lines begins an object, and ends with an open bracket or a comma. */
const opensDocument = (text: string): boolean => {
  const firstLine = text.slice(0, Math.max(0, text.indexOf('\n'))).trimEnd()
  return firstLine.startsWith('{') && /[{[,]$/.test(firstLine)
}

const NEWLINE = 0x0a

const isBlank = (bytes: Buffer): boolean =>
  !bytes.some(byte => byte !== 0x20 && byte !== 0x09 && byte !== 0x0d)

const withoutEnd = (line: Buffer): Buffer => (line.at(-1) === 0x0d ? line.subarray(0, -1) : line)

/** One object per line. Blank lines are skipped; a line that is not an object is a row too, and does not affect the others. */
async function* linesOf(chunks: AsyncIterable<Buffer>, { offset, rows }: Position): AsyncGenerator<Row> {
  let number = rows
  let end = offset
  let parts: Buffer[] = []
  let size = 0
  const add = (bytes: Buffer): void => {
    size += bytes.length
    if (size <= ROW_MAX_BYTES) parts.push(bytes)
  }
  const finish = (): Row | undefined => {
    number++
    end += size
    const line = withoutEnd(Buffer.concat(parts))
    const flaw = size > ROW_MAX_BYTES ? { flaw: TOO_LONG } : {}
    parts = []
    size = 0
    return isBlank(line) && !('flaw' in flaw) ? undefined : { number, bytes: line, end, ...flaw }
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, at))
      start = at + 1
      // The line feed is not part of the line, but counts for the offset.
      end += 1
      const row = finish()
      if (row !== undefined) yield row
    }
    add(chunk.subarray(start))
  }
  if (size > 0) {
    const row = finish()
    if (row !== undefined) yield row
  }
}

async function* documentOf(chunks: AsyncIterable<Buffer>, { offset }: Position): AsyncGenerator<Row> {
  if (offset > 0) return
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size <= ROW_MAX_BYTES) parts.push(chunk)
  }
  yield {
    number: 1,
    bytes: Buffer.concat(parts),
    end: size,
    ...(size > ROW_MAX_BYTES ? { flaw: TOO_LONG } : {}),
  }
}

/** Cells are assigned to names by the header, which is before every position but the beginning. */
async function* csvObjects(csv: Csv, chunks: AsyncIterable<Buffer>, from: Position): AsyncGenerator<Row> {
  const read = objectOf(csv)
  let isPastHeader = from.offset > START.offset
  for await (const row of csvRows(csv.delimiter, chunks, from)) {
    if (isBlankLine(row)) continue
    if (isPastHeader) yield row.flaw === undefined ? { ...row, ...read(row.bytes) } : row
    isPastHeader = true
  }
}

/** The rows of a file, whose chunks begin at the position. Memory does not grow with the file. */
export const rowsOf = (
  framing: Framing,
  chunks: AsyncIterable<Buffer>,
  from: Position,
): AsyncGenerator<Row> => {
  if (typeof framing === 'object') return csvObjects(framing, chunks, from)
  switch (framing) {
    case 'lines':
      return linesOf(chunks, from)
    case 'elements':
      return elementsOf(chunks, from)
    case 'document':
      return documentOf(chunks, from)
  }
}
