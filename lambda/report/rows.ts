import type { CallTable } from './call-table'

/** Some rows of a table of calls. */
export type Rows = { readonly table: CallTable; readonly rows: Int32Array }

/** The values of a column in some rows, without those that are not known. */
export const valuesOf = (
  { table, rows }: Rows,
  name: Parameters<CallTable['number']>[0],
  isWanted: (row: number) => boolean = () => true,
): Float64Array => {
  const values = new Float64Array(rows.length)
  let length = 0
  for (const row of rows) {
    const value = table.number(name, row)
    if (!Number.isNaN(value) && isWanted(row)) values[length++] = value
  }
  return values.subarray(0, length)
}

/** The rows of each part of a table. @param partOf the number of the part of a row, from 0; a row of none has a negative one */
export const rowsOfParts = (
  rows: number,
  parts: number,
  partOf: (row: number) => number,
): readonly Int32Array[] => {
  const counts = new Int32Array(parts)
  for (let row = 0; row < rows; row++) {
    const part = partOf(row)
    if (part >= 0) counts[part] = (counts[part] ?? 0) + 1
  }
  const all = Array.from(counts, count => new Int32Array(count))
  const filled = new Int32Array(parts)
  for (let row = 0; row < rows; row++) {
    const part = partOf(row)
    if (part < 0) continue
    const index = filled[part] ?? 0
    const rowsOfPart = all[part]
    if (rowsOfPart !== undefined) rowsOfPart[index] = row
    filled[part] = index + 1
  }
  return all
}
