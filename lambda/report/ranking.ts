import { epochMs } from '../disconnect/timestamp'
import { isBucket, isCycle } from './dimensions'
import { figuresOf, type FiguresOptions } from './figures'
import { compareValues, type Grouping } from './grouping'
import type { Reading } from './read-calls'
import type { ReportRequest } from './request'
import { rowsOfParts } from './rows'
import { compareFigures, type Sort } from './sorting'

export const optionsOf = ({ shortMs }: ReportRequest, { period, atLeast }: Reading): FiguresOptions => ({
  shortMs,
  sinceMs: epochMs(period.since),
  untilMs: epochMs(period.until),
  atLeast,
})

const BY_CALLS: Sort = { by: 'calls', first: 'highest' }

/** By what the groups of a report are sorted. */
export const sortOf = ({ by: [first], sort, top }: ReportRequest): Sort => {
  if (sort !== undefined) return sort
  const isByTime = first !== undefined && (isBucket(first) || isCycle(first))
  return isByTime && top === undefined ? { by: 'key' } : BY_CALLS
}

/** The groups that are shown, in this order; all others are one more group. */
export type Shown = { readonly groups: readonly number[]; readonly hasOther: boolean }

const shownGroups = (
  grouping: Grouping,
  top: number,
  precedes: (one: number, other: number) => number,
): Shown => {
  const groups = Array.from({ length: grouping.size }, (_, group) => group).sort(
    (one, other) => precedes(one, other) || compareValues(grouping.valuesOf(one), grouping.valuesOf(other)),
  )
  return { groups: groups.slice(0, top), hasOther: groups.length > top }
}

const NOTHING = new Int32Array()

/** Ranks the groups. Other figures than the calls are computed of every group, of which there are not too many. */
export const ranked = (request: ReportRequest, reading: Reading, grouping: Grouping, sort: Sort): Shown => {
  const top = request.top ?? Infinity
  const { counts } = grouping
  if (sort.by === 'key') return shownGroups(grouping, top, () => 0)
  if (sort.by === 'calls') {
    const sign = sort.first === 'highest' ? 1 : -1
    return shownGroups(grouping, top, (a, b) => sign * ((counts[b] ?? 0) - (counts[a] ?? 0)))
  }
  const table = reading.calls
  const options = optionsOf(request, reading)
  const figures = rowsOfParts(table.length, grouping.size, grouping.groupOf).map(rows =>
    figuresOf({ table, rows }, undefined, options),
  )
  const compare = compareFigures(sort)
  const none = figuresOf({ table, rows: NOTHING }, undefined, options)
  return shownGroups(grouping, top, (a, b) => compare(figures[a] ?? none, figures[b] ?? none))
}
