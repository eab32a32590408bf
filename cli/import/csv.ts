import { parse } from 'csv-parse/sync'
import * as t from 'io-ts'
import { propertyOf } from '../../lambda/callback/sent-properties'
import { DERIVED } from '../../lambda/disconnect/derived'
import { RECORD_NAMES } from '../../lambda/disconnect/disconnect'
import { COLUMN_NAMES } from '../printers/columns'
import { MARKS } from './record-of-row'

/** How a file of CSV is read. */
export type Csv = {
  readonly _tag: 'csv'
  readonly delimiter: string
  /** The names of the columns, as properties have them. */
  readonly names: readonly string[]
}

/** Spreadsheets of countries with a decimal comma write a semicolon. */
const DELIMITERS = [',', ';', '\t'] as const

/** @returns undefined if quotes are not where they belong */
const cellsOf = (row: string, delimiter: string): readonly string[] | undefined => {
  try {
    const options = { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n'] }
    return parse(row, options)[0] ?? []
  } catch {
    return undefined
  }
}

const RECORD_COLUMNS: ReadonlySet<string> = new Set(RECORD_NAMES)

const isKnown = (name: string): boolean => RECORD_COLUMNS.has(name) || propertyOf(name) !== undefined

/** How to read CSV with this header; undefined unless it names a call id. */
export const csvOfHeader = (header: string): Csv | undefined => {
  const candidates = DELIMITERS.map(delimiter => ({
    delimiter,
    names: (cellsOf(header, delimiter) ?? []).map(cell => cell.trim()),
  }))
  const known = ({ names }: { readonly names: readonly string[] }): number => names.filter(isKnown).length
  const [best] = candidates.sort((a, b) => known(b) - known(a))
  // With carriage returns alone for line breaks, the whole file is a header, and no row of it would be imported.
  if (header.trimEnd().includes('\r')) return undefined
  return best?.names.some(name => propertyOf(name) === 'callId') ? { _tag: 'csv', ...best } : undefined
}

const COLUMNS: ReadonlySet<string> = new Set(COLUMN_NAMES)

/** Whether a column is named like `endTime (Europe/Berlin)`, as `--excel` does: such times have no milliseconds, and may mean two. */
export const isForExcel = ({ names }: Csv): boolean =>
  names.some(name => COLUMNS.has(/^(\w+) \(.+\)$/.exec(name)?.[1] ?? ''))

/** Whether the beginning of a file looks like CSV, whatever its header names: a first line with a delimiter, and no JSON. */
export const looksLikeCsv = (text: string): boolean => {
  const [header = ''] = text.split(/\r?\n/, 1)
  return !/^[[{]/m.test(text) && DELIMITERS.some(delimiter => header.includes(delimiter))
}

/** The columns of an export that hold JSON. All others hold text. */
const JSON_COLUMNS: ReadonlySet<string> = new Set([
  ...Object.entries<unknown>(DERIVED)
    .filter(([, codec]) => codec === t.boolean || codec === t.number)
    .map(([name]) => name),
  ...['extra', 'asSent', 'conflict'],
])

/** The apostrophe that `list --csv` writes before a text that a spreadsheet would read as a formula. */
const GUARD = /^'(?='*[=+\-@\t\r\n＝＋－＠])/

/** The formula by which text stays text in Excel. `list --csv` writes none: it guards a text that looks like one. */
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/

const textIn = (cell: string): string =>
  TEXT_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell.replace(GUARD, '')

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A spreadsheet writes `TRUE` for `true`. */
const jsonOf = (cell: string): string => {
  const json = /^(true|false)$/i.test(cell) ? cell.toLowerCase() : cell
  return isJson(json) ? json : JSON.stringify(cell)
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

export type ReadCells = { readonly json: Buffer } | { readonly flaw: string }

/** The object that a row of CSV stands for, as JSON: without its empty cells. */
export const objectOf = ({ delimiter, names }: Csv): ((bytes: Uint8Array) => ReadCells) => {
  const isExport = MARKS.every(mark => names.includes(mark))
  return bytes => {
    const text = textOf(bytes)
    if (text === undefined) return { flaw: 'text in UTF-8' }
    const cells = cellsOf(text, delimiter)
    if (cells === undefined) return { flaw: 'quotes only around a whole cell, and doubled within it' }
    if (cells.length !== names.length) return { flaw: `${names.length} cells, as in the header` }
    const members = names.flatMap((name, i) => {
      const cell = cells[i] ?? ''
      if (cell === '') return []
      const json = isExport && JSON_COLUMNS.has(name) ? jsonOf(cell) : JSON.stringify(textIn(cell))
      return [`${JSON.stringify(name)}:${json}`]
    })
    return { json: Buffer.from(`{${members.join(',')}}`) }
  }
}
