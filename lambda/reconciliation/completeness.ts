import { defined } from '../codec/defined'
import { epochMs, timestampOf } from '../disconnect/timestamp'
import type { FirstCallback, Group } from './store'
import { countSince, groupKey, type Tally } from './tally'

/** When the first callback of each group came, as it was known before and as it is found now. */
export const firstCallbacks = (
  tally: Tally,
  before: readonly FirstCallback[],
): { readonly known: ReadonlyMap<string, number>; readonly found: readonly FirstCallback[] } => {
  const known = new Map(before.map(first => [groupKey(first), epochMs(first.endedAt)]))
  const found: FirstCallback[] = []
  for (const { group, firstMs } of tally.groups()) {
    if (firstMs >= (known.get(groupKey(group)) ?? Infinity)) continue
    known.set(groupKey(group), firstMs)
    found.push({ ...group, endedAt: timestampOf(firstMs) })
  }
  return { known, found }
}

/** The completeness of a group: which share of the calls that count arrived by callback, from 0 to 1. Absent if none counts. */
export type GroupCompleteness = Group & {
  readonly listed: number
  /** Those of them that ended since the first callback of the group. */
  readonly counted: number
  readonly arrived: number
  readonly completeness?: number
  /** Whether a callback of the group ever arrived. */
  readonly configured: boolean
}

export type Completeness = {
  /** Calls that ended since the first callback of their group; how many of them arrived by callback; how many of them were not stored before. */
  readonly counted: number
  readonly arrived: number
  readonly missing: number
  readonly share?: number
  readonly by: readonly GroupCompleteness[]
}

export const shareOf = (arrived: number, counted: number): number | undefined =>
  counted === 0 ? undefined : arrived / counted

const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0)

/** @param known when the first callback of each group came */
export const completenessOf = (tally: Tally, known: ReadonlyMap<string, number>): Completeness => {
  const rows = [...tally.groups()].map(({ group, arrived, others, missing }) => {
    const firstMs = known.get(groupKey(group)) ?? Infinity
    const here = sum(arrived.values())
    const counted = here + countSince(others, firstMs)
    return {
      missing: countSince(missing, firstMs),
      row: {
        ...group,
        listed: here + others.length,
        counted,
        arrived: here,
        ...defined({ completeness: shareOf(here, counted) }),
        configured: firstMs < Infinity,
      },
    }
  })
  const counted = sum(rows.map(({ row }) => row.counted))
  const arrived = sum(rows.map(({ row }) => row.arrived))
  return {
    counted,
    arrived,
    missing: sum(rows.map(({ missing }) => missing)),
    ...defined({ share: shareOf(arrived, counted) }),
    by: rows
      .map(({ row }) => row)
      .sort((a, b) => b.listed - a.listed || (groupKey(a) < groupKey(b) ? -1 : 1)),
  }
}
