import { failedShare } from '../../lambda/report/figures'
import type { ReportGroup } from '../../lambda/report/report'
import { SORTS } from '../../lambda/report/sorting'

/** The columns of the table of groups by which it can be sorted, each with its number in a group. */
export const COLUMNS = {
  calls: SORTS.calls,
  asr: SORTS.asr,
  change: ({ asr, previous }: ReportGroup) =>
    asr === undefined || previous?.asr === undefined ? undefined : asr.value - previous.asr.value,
  failed: (group: ReportGroup) => failedShare(group)?.value,
  acd: SORTS.acd,
  atOnce: SORTS.concurrency,
} as const satisfies Readonly<Record<string, (group: ReportGroup) => number | undefined>>

export type Column = keyof typeof COLUMNS

export type GroupSort = { readonly by: Column; readonly order: 'descending' | 'ascending' }

/** After a click on a column: its highest values first, then its lowest, then as it was. */
export const nextSort = (sort: GroupSort | undefined, by: Column): GroupSort | undefined => {
  if (sort?.by !== by) return { by, order: 'descending' }
  return sort.order === 'descending' ? { by, order: 'ascending' } : undefined
}

/** Groups without a value come last, and the row of all others after them. */
export const sortedGroups = (
  groups: readonly ReportGroup[],
  sort: GroupSort | undefined,
): readonly ReportGroup[] => {
  if (sort === undefined) return groups
  const valueOf: (group: ReportGroup) => number | undefined = COLUMNS[sort.by]
  const sign = sort.order === 'ascending' ? 1 : -1
  return [...groups].sort((one, other) => {
    if (one.other !== other.other) return one.other ? 1 : -1
    const [a, b] = [valueOf(one), valueOf(other)]
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
    return sign * (a - b)
  })
}
