import { type Timestamp, timestampOf } from '../../lambda/disconnect/timestamp'
import { hasDecimalComma } from '../output/decimal-comma'
import { guarded } from '../../display/text/formula-guard'
import { type CsvColumn, csvRows, type Printer, type Shape } from './formats'
import type { TimeTexts } from '../../display/time/time-text'

export type ExcelOptions = {
  readonly times: TimeTexts
  /** Says how the machine writes numbers. */
  readonly environment: NodeJS.ProcessEnv
}

/** Without it, Excel does not read UTF-8. */
const BOM = '\ufeff'

/** Excel breaks longer text off, or goes on with it in the next row. */
const CELL_MAX = 32_767

/** The longest text between quotes in a formula. */
const LITERAL_MAX = 255

/** Letters make no number and no date, whatever the language of Excel is. */
const WORDS = /^[a-z]+(?:[ _-][a-z]+)*$/i

/** What Excel reads as true or false, in the languages that spell it with these letters. */
const BOOLEANS: ReadonlySet<string> = new Set(
  `true false wahr falsch vrai faux verdadero verdadeiro vero falso waar onwaar sand falsk sann usann sant falskt tosi
  prawda pravda nepravda igaz hamis fals cert egia faltsua istina benar salah`.split(/\s+/),
)

const TWO_WORDS = /\p{L}{2}\P{L}+\p{L}{2}/u

const cut = (text: string): string =>
  text.length <= CELL_MAX
    ? text
    : `${text.slice(0, CELL_MAX - 100)}… (${text.length} characters in total: see --json)`

/**
 * Excel reads `+15555550100`, `0123`, `1-2`, `MAR1` and `1E5` as numbers and dates, and an apostrophe before them as a part of the text. The
 * formula `="0123"` is this text, and can be nothing else: its quotes are doubled. A formula cannot hold a long text, and LibreOffice takes
 * none of several lines: such text is a number or date only if it has a digit, and no two words.
 */
const textCell = (sent: string): string => {
  if (sent === '' || (WORDS.test(sent) && !BOOLEANS.has(sent.toLowerCase()))) return cut(sent)
  const literal = sent.replaceAll('"', '""')
  if (literal.length <= LITERAL_MAX && !/[\r\n]/.test(literal)) return `="${literal}"`
  const whole = cut(sent)
  const text = guarded(whole, false)
  return text === whole && /\p{N}/u.test(text) && !TWO_WORDS.test(text) ? `'${text}` : text
}

/** Elsewhere a number with a point may be a date, or thousands. */
const numberCell = (value: unknown, isComma: boolean): string => {
  const text = JSON.stringify(value)
  return isComma ? text.replace('.', ',') : text
}

const cellOf = (value: unknown, isComma: boolean): string => {
  if (typeof value === 'number') return numberCell(value, isComma)
  return typeof value === 'boolean'
    ? String(value)
    : textCell(typeof value === 'string' ? value : JSON.stringify(value))
}

const timeOf = (value: unknown): Timestamp => timestampOf(Date.parse(String(value)))

/**
 * CSV that Excel opens by double-click as it is meant. Times are local: Excel takes `2026-03-14 10:26:53` for a time in every language, but
 * knows neither zones nor `Z`. Where decimals have a comma, Excel expects semicolons between cells.
 */
export const excel = <A>(
  { columns, valuesOf, timeColumns, dayColumns }: Omit<Shape<A>, 'json'>,
  { times, environment }: ExcelOptions,
): Printer<A> => {
  const isComma = hasDecimalComma(environment)
  const zone = times.zone([])
  const columnOf = (name: string): CsvColumn => {
    if (timeColumns?.has(name) === true)
      return { name, heading: `${name} (${zone})`, cellOf: value => times.wall(timeOf(value)) }
    // Its date is that of the zone already.
    if (dayColumns?.has(name) === true)
      return { name, heading: `${name} (${zone})`, cellOf: value => String(value).slice(0, 10) }
    return { name, heading: name, cellOf: value => cellOf(value, isComma) }
  }
  const rows = csvRows(columns.map(columnOf), valuesOf, isComma ? ';' : ',')
  return async function* (items) {
    yield BOM
    yield* rows(items)
  }
}
