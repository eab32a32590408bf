import { ROW_MAX_BYTES, TOO_LONG, type Position, type Row } from './row'
import { elementsOf } from './row-elements'
import { linesOf } from './row-lines'

/** How rows follow each other in a file. */
export type Framing = 'lines' | 'elements' | 'document'

const BOM = '\u00ef\u00bb\u00bf'

/**
 * A list begins with `[`, or with the `{"items":[` of `list --json`, and has objects: a log line in brackets is none. One object over several lines begins with a line
 * that opens something, and no other line of it begins an object at its left edge. Anything else has an object on each line.
 */
export const framingOf = (head: Uint8Array): Framing => {
  const latin1 = Buffer.from(head).toString('latin1')
  const text = (latin1.startsWith(BOM) ? latin1.slice(BOM.length) : latin1).trimStart()
  if (/^(\[|\{\s*"items"\s*:\s*\[)\s*[{\]]/.test(text)) return 'elements'
  return opensDocument(text) && !text.includes('\n{') ? 'document' : 'lines'
}

/** Whether the first of several lines begins an object and does not end it. */
const opensDocument = (text: string): boolean => {
  const firstLine = text.slice(0, Math.max(0, text.indexOf('\n'))).trimEnd()
  return firstLine.startsWith('{') && /[{[,]$/.test(firstLine)
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

/** The rows in the chunks of a file, which begin at the position. Memory does not grow with the file. */
export const rowsOf = (
  framing: Framing,
  chunks: AsyncIterable<Buffer>,
  from: Position,
): AsyncGenerator<Row> => {
  switch (framing) {
    case 'lines':
      return linesOf(chunks, from)
    case 'elements':
      return elementsOf(chunks, from)
    case 'document':
      return documentOf(chunks, from)
  }
}
