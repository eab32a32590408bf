/** What Excel makes of a cell. Cells that it does not show as they are in the file are errors of ours. */
export type ExcelCell =
  | { readonly text: string }
  | { readonly number: number }
  | { readonly time: string }
  | { readonly boolean: boolean }
  | { readonly formula: string }
  | { readonly empty: true }

const BOM = [0xef, 0xbb, 0xbf]

/** The cells of CSV, by a reader that goes from character to character. */
const rowsOf = (text: string, delimiter: string): readonly (readonly string[])[] => {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text.charAt(i + 1) === '"') cell += text.charAt(++i)
      else isQuoted = false
    } else if (character === '"' && cell === '') isQuoted = true
    else if (character === delimiter) endCell()
    else if (character === '\r' && text.charAt(i + 1) === '\n') {
      i++
      endCell()
      rows.push(row)
      row = []
    } else cell += character
  }
  if (row.length > 0 || cell !== '' || isQuoted) throw new Error('the last row does not end')
  return rows
}

const LITERAL = /^="((?:[^"\r\n]|"")*)"$/

/** Excel takes no longer text in a formula. */
const LITERAL_MAX = 255

const MONTHS = 'jan|feb|mar|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez'

/** Wider than Excel: what has digits, signs and at most a unit, the name of a month or an exponent may be a number, time or date to it. */
const MAY_BE_NUMBER = new RegExp(
  `^(?=.*\\p{N})[\\s\\p{N}\\p{P}\\p{S}]*(?:e|[ap]m?|(?:${MONTHS})\\p{L}*)?[\\s\\p{N}\\p{P}\\p{S}]*$`,
  'isu',
)

const BOOLEAN = /^(?:true|false|wahr|falsch|vrai|faux)$/i

const TIME = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$/

const numberOf = (cell: string, isComma: boolean): number | undefined => {
  const pattern = isComma ? /^-?\d+(,\d+)?(e[+-]?\d+)?$/i : /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i
  return pattern.test(cell) ? Number(cell.replace(',', '.')) : undefined
}

/** @throws Error if Excel would show something else than what is in the cell */
const cellOf = (cell: string, isComma: boolean): ExcelCell => {
  if (cell === '') return { empty: true }
  const literal = LITERAL.exec(cell)?.[1]
  if (literal !== undefined) {
    const text = literal.replaceAll('""', '"')
    if (text.length > LITERAL_MAX) throw new Error('the text is too long for a formula')
    return { text }
  }
  if (/^[=+\-@]/.test(cell) && numberOf(cell, isComma) === undefined) return { formula: cell }
  if (TIME.test(cell)) return { time: cell }
  const number = numberOf(cell, isComma)
  if (number !== undefined) return { number }
  if (BOOLEAN.test(cell)) return { boolean: /^(?:true|wahr|vrai)$/i.test(cell) }
  if (!cell.startsWith("'") && MAY_BE_NUMBER.test(cell))
    throw new Error(`it may be a number or date: ${cell}`)
  return { text: cell }
}

/** How Excel opens a file of CSV by double-click. */
export const openedInExcel = (
  file: Uint8Array,
  { isComma = false } = {},
): readonly (readonly ExcelCell[])[] => {
  if (!BOM.every((byte, i) => file[i] === byte)) throw new Error('without a BOM, it is not read as UTF-8')
  const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  return rowsOf(text, isComma ? ';' : ',').map(row => row.map(cell => cellOf(cell, isComma)))
}
