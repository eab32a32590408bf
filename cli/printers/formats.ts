import { stringify } from 'csv-stringify/sync'
import { E164 } from '../../lambda/disconnect/call-party'
import type { Format } from './format-names'

/** Turns items into the pieces of a text, each piece as soon as its items are there. */
export type Printer<A> = (items: AsyncIterable<A>) => AsyncIterable<string>

/** How items of one kind are written in every format that programs read. */
export type Shape<A> = {
  readonly json: (item: A) => string
  /** The columns of CSV. */
  readonly columns: readonly string[]
  /** The value of each column by its name: a text, undefined for an empty cell, or anything else, which is written as JSON. */
  readonly valuesOf: (item: A) => Readonly<Partial<Record<string, unknown>>>
  /** The columns in which a phone number in E.164 is not guarded. */
  readonly phoneColumns?: ReadonlySet<string>
}

export const ndjson = <A>({ json: jsonOf }: Pick<Shape<A>, 'json'>): Printer<A> =>
  async function* (items) {
    for await (const item of items) yield `${jsonOf(item)}\n`
  }

/** One document, as the HTTP API answers it, with a line for each item. */
export const jsonDocument = <A>({ json: jsonOf }: Pick<Shape<A>, 'json'>): Printer<A> =>
  async function* (items) {
    let before = '{"items":[\n'
    for await (const item of items) {
      yield `${before}${jsonOf(item)}`
      before = ',\n'
    }
    yield before === ',\n' ? '\n]}\n' : '{"items":[]}\n'
  }

/** A text that begins like a formula, perhaps after the apostrophes that make it text. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/**
 * A spreadsheet reads text that begins like a formula as one, and strangers choose some of the text (a SIP display name). One more
 * apostrophe makes it text, and an import takes one off again. A phone number in E.164 is harmless, and stays as it is so that it can
 * be joined with other data. The option `escape_formulas` of csv-stringify does the same, but excepting single cells from it makes an
 * export take 2.5 times as long.
 */
const guarded = (text: string, isPhoneColumn: boolean): string =>
  FORMULA.test(text) && !(isPhoneColumn && E164.test(text)) ? `'${text}` : text

const cellOf = (value: unknown, isPhoneColumn: boolean): string => {
  if (value === undefined) return ''
  return typeof value === 'string' ? guarded(value, isPhoneColumn) : JSON.stringify(value)
}

/** RFC 4180: lines end with CR LF, and a cell with a line break of any kind is quoted. */
const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map(cells => [...cells]),
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )

/** Each call of the library sets up its options, which takes as long as a line does. */
const ROWS_AT_A_TIME = 50

export const csv = <A>({ columns, valuesOf, phoneColumns }: Omit<Shape<A>, 'json'>): Printer<A> => {
  const isPhoneColumn = columns.map(column => phoneColumns?.has(column) ?? false)
  return async function* (items) {
    let rows: (readonly string[])[] = [columns]
    try {
      for await (const item of items) {
        const values = valuesOf(item)
        rows.push(columns.map((column, i) => cellOf(values[column], isPhoneColumn[i] ?? false)))
        if (rows.length < ROWS_AT_A_TIME) continue
        yield lines(rows)
        rows = []
      }
    } catch (error) {
      // If reading fails, what was read before it is still printed.
      yield lines(rows)
      throw error
    }
    yield lines(rows)
  }
}

/** @param text the printer for people, which differs from command to command */
export const printerFor = <A>(format: Format, shape: Shape<A>, text: Printer<A>): Printer<A> => {
  switch (format) {
    case 'table':
      return text
    case 'json':
      return jsonDocument(shape)
    case 'ndjson':
      return ndjson(shape)
    case 'csv':
      return csv(shape)
  }
}
