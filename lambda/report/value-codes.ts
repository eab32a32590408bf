import type { Buckets } from './buckets'
import type { CallTable } from './call-table'
import { type DimensionName, isBucket, isCycle } from './dimensions'

/** The value of a dimension, and what sorts it. */
export type Value = { readonly value: string | number | undefined; readonly order: string | number }

/** A number for each value of a dimension, so that rows are grouped by numbers. */
export type ValueCodes = {
  readonly codeOf: (row: number) => number
  /** More than every code. */
  readonly size: () => number
  readonly valueOf: (code: number) => Value
}

/** Where the end of a call lies in the period that a report is about, if it is of a period to compare with. */
export type Shift = (endedMs: number) => number

const NONE: Value = { value: undefined, order: '' }

/** Codes that are given to values as they come. */
const codesAsTheyCome = <A>(
  of: (row: number) => A,
  keyOf: (value: A) => number,
  valueOf: (value: A) => Value,
): ValueCodes => {
  const codes = new Map<number, number>()
  const values: Value[] = []
  return {
    codeOf: row => {
      const value = of(row)
      const key = keyOf(value)
      const known = codes.get(key)
      if (known !== undefined) return known
      const code = values.length
      codes.set(key, code)
      values.push(valueOf(value))
      return code
    },
    size: () => values.length,
    valueOf: code => values[code] ?? NONE,
  }
}

/** The codes of the values of a dimension in the rows of a table. @param shift of a period to compare with */
export const valueCodesOf = (
  name: DimensionName,
  table: CallTable,
  bucketsAt: (ms: number) => Buckets,
  shift: Shift | undefined,
): ValueCodes => {
  if (isBucket(name)) {
    const at = (row: number): Buckets => {
      const endedMs = table.number('endedMs', row)
      return bucketsAt(shift === undefined ? endedMs : shift(endedMs))
    }
    return codesAsTheyCome(
      row => at(row)[name],
      ({ startMs }) => startMs,
      ({ startMs, text }) => ({ value: text, order: startMs }),
    )
  }
  if (isCycle(name)) {
    const of = (row: number): number => bucketsAt(table.number('endedMs', row))[name]
    return codesAsTheyCome(of, Number, value => ({ value, order: value }))
  }
  const column = table.text(name)
  return {
    codeOf: row => column.at(row),
    size: () => column.texts.length,
    valueOf: code => {
      const value = column.texts[code]
      return value === undefined ? NONE : { value, order: value }
    },
  }
}
