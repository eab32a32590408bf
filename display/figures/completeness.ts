import { defined } from '../../lambda/codec/defined'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import type { FirstCallback, Group, HourOfCalls, ScheduledRun } from '../../lambda/reconciliation/store'
import { shareOf } from '../../lambda/reconciliation/completeness'
import { groupKey } from '../../lambda/reconciliation/tally'

/** What is known of the calls of one group in a range. */
export type GroupReport = Group & {
  /** Calls that count: those that ended since the first callback of the group; all of them, if none ever came. */
  readonly listed: number
  readonly arrived: number
  /** Calls that count and did not arrive by callback. */
  readonly missing: number
  /** From 0 to 1. */
  readonly completeness?: number
  /** Whether a callback of the group ever arrived. */
  readonly configured: boolean
  /** For a group that is not configured: the first hour in the range in which it had calls. */
  readonly since?: Timestamp
}

/** The completeness of a range, as the last runs of reconciliation found it. */
export type CompletenessReport = {
  readonly since: Timestamp
  readonly until: Timestamp
  /** Of all groups that are configured. */
  readonly listed: number
  readonly arrived: number
  readonly missing: number
  readonly completeness?: number
  readonly by: readonly GroupReport[]
  readonly runs: readonly ScheduledRun[]
}

type Sums = { readonly group: Group; listed: number; counted: number; arrived: number; firstHour: string }

const sumsOf = (hours: readonly HourOfCalls[]): Iterable<Sums> => {
  const sums = new Map<string, Sums>()
  for (const { accountId, hour, by } of hours)
    for (const { listed, counted, arrived, applicationId, direction } of by) {
      const group = { accountId, ...defined({ applicationId, direction }) }
      const sum = sums.get(groupKey(group)) ?? { group, listed: 0, counted: 0, arrived: 0, firstHour: hour }
      sum.listed += listed
      sum.counted += counted
      sum.arrived += arrived
      if (hour < sum.firstHour) sum.firstHour = hour
      sums.set(groupKey(group), sum)
    }
  return sums.values()
}

const groupReport = (
  { group, listed, counted, arrived, firstHour }: Sums,
  configured: boolean,
): GroupReport =>
  configured
    ? {
        ...group,
        listed: counted,
        arrived,
        missing: counted - arrived,
        ...defined({ completeness: shareOf(arrived, counted) }),
        configured,
      }
    : {
        ...group,
        listed,
        arrived,
        missing: listed - arrived,
        configured,
        since: `${firstHour}:00:00.000Z` as Timestamp,
      }

/** Adds up hours by group: those with the most calls first. */
export const completenessReport = (
  range: { readonly since: Timestamp; readonly until: Timestamp },
  hours: readonly HourOfCalls[],
  firsts: readonly FirstCallback[],
  runs: readonly ScheduledRun[],
): CompletenessReport => {
  const configured = new Set(firsts.map(groupKey))
  const by = [...sumsOf(hours)]
    .map(sums => groupReport(sums, configured.has(groupKey(sums.group))))
    .sort((a, b) => b.listed - a.listed || (groupKey(a) < groupKey(b) ? -1 : 1))
  const total = (name: 'listed' | 'arrived' | 'missing'): number =>
    by.reduce((sum, group) => sum + (group.configured ? group[name] : 0), 0)
  const [listed, arrived] = [total('listed'), total('arrived')]
  return {
    ...range,
    listed,
    arrived,
    missing: total('missing'),
    ...defined({ completeness: shareOf(arrived, listed) }),
    by,
    runs,
  }
}
