import { epochMs } from '../disconnect/timestamp'
import type { CallTable } from './call-table'
import { figuresOf, type Figures, type FiguresOptions } from './figures'
import type { Grouping } from './grouping'
import type { Reading } from './read-calls'
import type { ReportRequest } from './request'
import { type Rows, rowsOfParts } from './rows'

/** The groups that are shown, in this order; all others are one more group. */
export type Shown = { readonly groups: readonly number[]; readonly hasOther: boolean }

/** Identifies a group in tables that number it differently. */
const keyTextOf = (grouping: Grouping, group: number): string =>
  JSON.stringify(grouping.valuesOf(group).map(({ value }) => value))

/** The rows of each group of a report, whatever the numbers of these groups in a table. */
export type Split = (table: CallTable, grouping: Grouping) => readonly Rows[]

export const splitBy = (grouping: Grouping, { groups, hasOther }: Shown): Split => {
  const other = hasOther ? groups.length : -1
  const count = groups.length + (hasOther ? 1 : 0)
  const ownParts = new Int32Array(grouping.size).fill(other)
  for (const [part, group] of groups.entries()) ownParts[group] = part
  const partsOf = (others: Grouping): Int32Array => {
    const parts = new Map(groups.map((group, part) => [keyTextOf(grouping, group), part]))
    return Int32Array.from(
      { length: others.size },
      (_, group) => parts.get(keyTextOf(others, group)) ?? other,
    )
  }
  return (table, itsGrouping) => {
    const parts = itsGrouping === grouping ? ownParts : partsOf(itsGrouping)
    return rowsOfParts(table.length, count, row => parts[itsGrouping.groupOf(row)] ?? -1).map(rows => ({
      table,
      rows,
    }))
  }
}

const all = (table: CallTable): Rows => ({
  table,
  rows: Int32Array.from({ length: table.length }, (_, row) => row),
})

export type AllFigures = { readonly parts: readonly Figures[]; readonly total: Figures }

const optionsOf = ({ shortMs }: ReportRequest, { period, atLeast }: Reading): FiguresOptions => ({
  shortMs,
  sinceMs: epochMs(period.since),
  untilMs: epochMs(period.until),
  atLeast,
})

export type GroupTable = (table: CallTable) => Grouping

/** The figures of each group. */
export const figuresOfParts = (
  request: ReportRequest,
  reading: Reading,
  split: Split,
  group: GroupTable,
): readonly Figures[] => {
  const { calls, after } = reading
  const options = optionsOf(request, reading)
  const partsOfAfter = split(after, group(after))
  return split(calls, group(calls)).map((rows, part) => figuresOf(rows, partsOfAfter[part], options))
}

/** The figures of each group, and of all calls. */
export const allFigures = (
  request: ReportRequest,
  reading: Reading,
  split: Split,
  group: GroupTable,
): AllFigures => ({
  parts: figuresOfParts(request, reading, split, group),
  total: figuresOf(all(reading.calls), all(reading.after), optionsOf(request, reading)),
})
