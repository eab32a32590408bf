import type { Zone } from '../time/zone'
import { bucketsIn } from './buckets'
import type { CallTable } from './call-table'
import { type ValueCodes, valueCodesOf, type Shift, type Value } from './value-codes'
import { WholeColumn } from './column'
import type { DimensionName } from './dimensions'

/** The calls of a table in groups, which have numbers from 0. */
export type Grouping = {
  readonly size: number
  /** The number of calls in each group. */
  readonly counts: Float64Array
  readonly groupOf: (row: number) => number
  /** The values of a group, in the order of the dimensions. */
  readonly valuesOf: (group: number) => readonly Value[]
}

/** Combines the codes of two columns: each pair of them gets a number. */
const combined = (
  first: WholeColumn,
  valueCodes: ValueCodes,
  rows: number,
): { readonly codes: WholeColumn; readonly pairs: (readonly [number, number])[] } => {
  const others = new WholeColumn()
  for (let row = 0; row < rows; row++) others.push(valueCodes.codeOf(row))
  const size = valueCodes.size()
  const numbers = new Map<number, number>()
  const pairs: (readonly [number, number])[] = []
  const codes = new WholeColumn()
  for (let row = 0; row < rows; row++) {
    const [one, other] = [first.at(row), others.at(row)]
    const key = one * size + other
    let number = numbers.get(key)
    if (number === undefined) {
      number = pairs.length
      numbers.set(key, number)
      pairs.push([one, other])
    }
    codes.push(number)
  }
  return { codes, pairs }
}

/** Groups the calls of a table. @param shift of a period to compare with */
export const groupingOf = (
  table: CallTable,
  by: readonly DimensionName[],
  zone: Zone,
  shift?: Shift,
): Grouping => {
  const bucketsAt = bucketsIn(zone)
  let codes = new WholeColumn()
  for (let row = 0; row < table.length; row++) codes.push(0)
  let valuesOf: Grouping['valuesOf'] = () => []
  let size = table.length === 0 ? 0 : 1
  for (const name of by) {
    const valueCodes = valueCodesOf(name, table, bucketsAt, shift)
    const both = combined(codes, valueCodes, table.length)
    const before = valuesOf
    codes = both.codes
    size = both.pairs.length
    valuesOf = group => {
      const [first = 0, last = 0] = both.pairs[group] ?? []
      return [...before(first), valueCodes.valueOf(last)]
    }
  }
  const counts = new Float64Array(size)
  for (let row = 0; row < table.length; row++) {
    const group = codes.at(row)
    counts[group] = (counts[group] ?? 0) + 1
  }
  return { size, counts, groupOf: row => codes.at(row), valuesOf }
}

/** Compares the values of two groups: values that a group lacks come first. */
export const compareValues = (one: readonly Value[], other: readonly Value[]): number => {
  for (const [i, { order: a }] of one.entries()) {
    const b = other[i]?.order ?? ''
    if (a === b) continue
    // Nothing sorts before any number.
    if (typeof a !== typeof b) return a === '' ? -1 : 1
    return a < b ? -1 : 1
  }
  return 0
}
