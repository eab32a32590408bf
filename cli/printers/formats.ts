import { stringify } from 'csv-stringify/sync'
import { guarded } from '../../display/text/formula-guard'

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
  /** The columns that hold a time, and those that hold the beginning of a day. */
  readonly timeColumns?: ReadonlySet<string>
  readonly dayColumns?: ReadonlySet<string>
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

/** RFC 4180: lines end with CR LF, and a cell with a line break of any kind is quoted. */
const lines = (rows: readonly (readonly string[])[], delimiter: string): string =>
  stringify(
    rows.map(cells => [...cells]),
    { delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )

/** Each call of the library sets up its options, which takes as long as a line does. */
const ROWS_AT_A_TIME = 50

/** A column of CSV. */
export type CsvColumn = {
  readonly name: string
  readonly heading: string
  /** @param value not undefined, which is an empty cell */
  readonly cellOf: (value: unknown) => string
}

/** Rows of CSV, below their headings. */
export const csvRows = <A>(
  columns: readonly CsvColumn[],
  valuesOf: Shape<A>['valuesOf'],
  delimiter = ',',
): Printer<A> =>
  async function* (items) {
    let rows: (readonly string[])[] = [columns.map(({ heading }) => heading)]
    try {
      for await (const item of items) {
        const values = valuesOf(item)
        rows.push(
          columns.map(({ name, cellOf }) => {
            const value = values[name]
            return value === undefined ? '' : cellOf(value)
          }),
        )
        if (rows.length < ROWS_AT_A_TIME) continue
        yield lines(rows, delimiter)
        rows = []
      }
    } catch (error) {
      // If reading fails, what was read before it is still printed.
      yield lines(rows, delimiter)
      throw error
    }
    yield lines(rows, delimiter)
  }

export const csv = <A>({ columns, valuesOf, phoneColumns }: Omit<Shape<A>, 'json'>): Printer<A> =>
  csvRows(
    columns.map(name => {
      const isPhoneColumn = phoneColumns?.has(name) ?? false
      return {
        name,
        heading: name,
        cellOf: value => (typeof value === 'string' ? guarded(value, isPhoneColumn) : JSON.stringify(value)),
      }
    }),
    valuesOf,
  )
