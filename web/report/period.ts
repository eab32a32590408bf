import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import type { Range } from '../range'

/** The periods that can be chosen, as they stand in the address. */
export const PERIODS = [
  { title: 'Today', since: 'today', until: undefined },
  { title: 'Yesterday', since: 'yesterday', until: 'today' },
  { title: 'Last 24 hours', since: '24h', until: undefined },
  { title: 'Last 7 days', since: '7d', until: undefined },
  { title: 'Last 30 days', since: '30d', until: undefined },
] as const

/** Unless the address says otherwise. */
export const SINCE_DEFAULT = '7d'

/** The title of the period of an address; undefined for another one. */
export const periodTitle = (query: URLSearchParams): string | undefined => {
  const since = query.get('since') ?? SINCE_DEFAULT
  const until = query.get('until') ?? undefined
  return PERIODS.find(period => period.since === since && period.until === until)?.title
}

/** The period before or after, of the same length. One that has not begun is not gone to. */
export const neighbour = (
  { since, until }: Range,
  direction: -1 | 1,
  nowMs: number,
): { readonly since: string; readonly until: string } | undefined => {
  const [sinceMs, untilMs] = [epochMs(since), epochMs(until)]
  const by = direction * (untilMs - sinceMs)
  if (sinceMs + by >= nowMs) return undefined
  return { since: timestampOf(sinceMs + by), until: timestampOf(untilMs + by) }
}

/** What the period to compare with is called: `the 7 days before`. */
export const beforeName = (compare: string | undefined, days: number): string | undefined => {
  if (compare === undefined) return undefined
  if (compare === 'previousWeek') return 'a week earlier'
  if (days === 1) return 'the day before'
  return Number.isInteger(days) ? `the ${days} days before` : 'the period before'
}
