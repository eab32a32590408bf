import { isBucket, isCycle } from './dimensions'
import { compareValues, type Grouping } from './grouping'
import { figuresOfParts, type GroupTable, type Shown, splitBy } from './parts'
import type { Reading } from './read-calls'
import type { ReportRequest } from './request'
import { compareFigures, type Sort } from './sorting'

const BY_CALLS: Sort = { by: 'calls', first: 'highest' }

/** By what the groups of a report are sorted. */
export const sortOf = ({ by: [first], sort, top }: ReportRequest): Sort => {
  if (sort !== undefined) return sort
  const isByTime = first !== undefined && (isBucket(first) || isCycle(first))
  return isByTime && top === undefined ? { by: 'key' } : BY_CALLS
}

const everyGroup = ({ size }: Grouping): readonly number[] =>
  Array.from({ length: size }, (_, group) => group)

const shownGroups = (
  grouping: Grouping,
  top: number,
  precedes: (one: number, other: number) => number,
): Shown => {
  const every = everyGroup(grouping)
  const values = every.map(grouping.valuesOf)
  const groups = [...every].sort(
    (one, other) => precedes(one, other) || compareValues(values[one] ?? [], values[other] ?? []),
  )
  return { groups: groups.slice(0, top), hasOther: groups.length > top }
}

/** Ranks the groups. Other figures than the calls are computed of every group, of which there are not too many. */
export const ranked = (request: ReportRequest, reading: Reading, group: GroupTable, sort: Sort): Shown => {
  const top = request.top ?? Infinity
  const grouping = group(reading.calls)
  if (sort.by === 'key') return shownGroups(grouping, top, () => 0)
  if (sort.by === 'calls') {
    const { counts } = grouping
    const sign = sort.first === 'highest' ? 1 : -1
    return shownGroups(grouping, top, (a, b) => sign * ((counts[b] ?? 0) - (counts[a] ?? 0)))
  }
  const split = splitBy(grouping, { groups: everyGroup(grouping), hasOther: false })
  const figures = figuresOfParts(request, reading, split, group)
  const compare = compareFigures(sort)
  return shownGroups(grouping, top, (a, b) => {
    const [one, other] = [figures[a], figures[b]]
    return one === undefined || other === undefined ? 0 : compare(one, other)
  })
}
