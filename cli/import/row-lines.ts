import { ROW_MAX_BYTES, TOO_LONG, type Position, type Row } from './row'

const NEWLINE = 0x0a

const isBlank = (bytes: Buffer): boolean =>
  !bytes.some(byte => byte !== 0x20 && byte !== 0x09 && byte !== 0x0d)

const withoutEnd = (line: Buffer): Buffer => (line.at(-1) === 0x0d ? line.subarray(0, -1) : line)

/** An object on each line. Blank lines say nothing; a line that is none is a row of its own, and harms no other. */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  { offset, rows }: Position,
): AsyncGenerator<Row> {
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
      // The line feed is no part of the line, but of its place in the file.
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
