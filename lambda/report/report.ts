import * as E from 'fp-ts/Either'
import { defined } from '../codec/defined'
import type { CallTable } from './call-table'
import type { DimensionName } from './dimensions'
import type { Figures } from './figures'
import { groupingOf, type Grouping } from './grouping'
import { type AllFigures, allFigures, type Split, splitBy } from './parts'
import { comparedPeriod } from './period'
import { ranked, sortOf } from './ranking'
import type { Reading } from './read-calls'
import { GROUPS_MAX, type Period, type ReportRequest } from './request'

export type GroupKey = Readonly<Partial<Record<DimensionName, string | number>>>

/** The figures of some calls, and those of the same group in the period that the report is compared with. */
export type ComparedFigures = Figures & { readonly previous?: Figures }

export type ReportGroup = ComparedFigures & {
  /** Without a value that the calls of the group do not have. */
  readonly key: GroupKey
  /** All calls that are in no other group. */
  readonly other?: true
}

/** The answer to a request, as JSON has it. */
export type Report = Period & {
  readonly timeZone: string
  readonly by: readonly DimensionName[]
  /** The period that it is compared with. */
  readonly previous?: Period
  readonly groups: readonly ReportGroup[]
  readonly total: ComparedFigures
  /** The number of records that were read. */
  readonly records: number
  /** Those of them that this version cannot read: they are in no figure. */
  readonly unreadable?: number
  /** The share of listed calls whose callback arrived, in the hours that the period touches. */
  readonly completeness?: number
}

/** Too many groups to print all of them, or to sort them by a figure other than the calls. */
export type TooManyGroups = {
  readonly _tag: 'TooManyGroups'
  readonly groups: number
  /** How many there may be. */
  readonly most: number
}

const keyOf = (by: readonly DimensionName[], grouping: Grouping, group: number): GroupKey => {
  const values = grouping.valuesOf(group)
  return defined(Object.fromEntries(by.map((name, i) => [name, values[i]?.value])))
}

/** The figures of the same groups in the period to compare with. */
const previousFigures = (
  { compare, ...request }: ReportRequest,
  before: Reading | undefined,
  split: Split,
): AllFigures | undefined => {
  if (compare === undefined || before === undefined) return undefined
  const { by, zone, question } = request
  const { shift } = comparedPeriod(question, compare, zone)
  return allFigures(request, before, split, table => groupingOf(table, by, zone, shift))
}

/**
 * The report of what has been read. It is the same in whatever order and in however many parts the calls came.
 *
 * @param before what was read of the period to compare with
 * @param most of more groups than this, no figures are computed
 */
export const reportOf = (
  request: ReportRequest,
  reading: Reading,
  before?: Reading,
  most = GROUPS_MAX,
): E.Either<TooManyGroups, Report> => {
  const { by, zone, top } = request
  const grouping = groupingOf(reading.calls, by, zone)
  const group = (table: CallTable): Grouping =>
    table === reading.calls ? grouping : groupingOf(table, by, zone)
  const sort = sortOf(request)
  if (grouping.size > most && (top === undefined || top > most || sort.by !== 'calls'))
    return E.left({ _tag: 'TooManyGroups', groups: grouping.size, most })
  const shown = ranked(request, reading, group, sort)
  const split = splitBy(grouping, shown)
  const now = allFigures(request, reading, split, group)
  const previous = previousFigures(request, before, split)
  const groups = now.parts.map((figures, part): ReportGroup => {
    const group = shown.groups[part]
    return {
      ...(group === undefined ? { key: {}, other: true } : { key: keyOf(by, grouping, group) }),
      ...figures,
      ...defined({ previous: previous?.parts[part] }),
    }
  })
  return E.right({
    ...reading.period,
    timeZone: zone.name(),
    by,
    ...(before && { previous: before.period }),
    groups,
    total: { ...now.total, ...defined({ previous: previous?.total }) },
    records: reading.calls.length + reading.unreadable,
    ...(reading.unreadable > 0 ? { unreadable: reading.unreadable } : {}),
  })
}

/** Adds the share of listed calls whose callback arrived, if it is known. */
export const withCompleteness = (report: Report, completeness: number | undefined): Report => ({
  ...report,
  ...defined({ completeness }),
})
