import type { Zone } from '../../lambda/time/zone'
import { DAY_MS, HOUR_MS } from '../../lambda/disconnect/time-units'
import { epochMs, type Timestamp, timestampOf } from '../../lambda/disconnect/timestamp'
import { FILTER_NAMES } from '../../lambda/question/filters'
import { DIMENSION_NAMES, type DimensionName } from '../../lambda/report/dimensions'
import type { GroupKey } from '../../lambda/report/report'
import { COMPARISONS, type Period } from '../../lambda/report/request'
import { timeOfWall, wallTimeAt } from '../../lambda/time/wall-time'
import type { Parameters } from '../api/client'

/** More groups than this are in one row. */
export const TOP = 100

/** In the address: nothing to compare with. */
export const NOTHING = 'none'

const isDimension = (name: string): name is DimensionName =>
  (DIMENSION_NAMES as readonly string[]).includes(name)

/** By what the calls are grouped: by application, unless the address says otherwise. */
export const groupedBy = (query: URLSearchParams): readonly DimensionName[] => {
  const names = query
    .getAll('by')
    .flatMap(text => text.split(','))
    .filter(isDimension)
  return names.length === 0 ? ['applicationId'] : [...new Set(names)].slice(0, 2)
}

/** What it is compared with: the period before, unless the address says otherwise. */
export const comparedWith = (query: URLSearchParams): string | undefined => {
  const text = query.get('compare') ?? COMPARISONS[0]
  return COMPARISONS.find(name => name === text)
}

/** The filters of an address. */
export const filtersIn = (query: URLSearchParams): Parameters =>
  [...query].filter(([name]) => (FILTER_NAMES as readonly string[]).includes(name))

/** What the report of an address is asked for. */
export const reportParameters = (
  query: URLSearchParams,
  { since, until }: Period,
  zone: Zone,
): Parameters => {
  const compare = comparedWith(query)
  return [
    ['since', since],
    ['until', until],
    ['by', groupedBy(query).join(',')],
    ...(compare === undefined ? [] : [['compare', compare] as const]),
    ...filtersIn(query),
    ['tz', zone.name()],
  ]
}

const LENGTHS: Readonly<Partial<Record<DimensionName, number>>> = {
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
}

/** The end of an hour, day or week by the clock. */
const endOf = (name: DimensionName, fromMs: number, zone: Zone): number =>
  name === 'hour'
    ? fromMs + HOUR_MS
    : timeOfWall(zone, wallTimeAt(zone, fromMs) + (LENGTHS[name] ?? 0), 'first')

/**
 * The filters that leave the calls of a group.
 *
 * @returns undefined if there are none for it: for an hour of any day, or calls without a value
 */
export const groupFilters = (
  by: readonly DimensionName[],
  key: GroupKey,
  period: Period,
  zone: Zone,
): Parameters | undefined => {
  let [since, until]: [Timestamp, Timestamp] = [period.since, period.until]
  const filters: [string, string][] = []
  for (const name of by) {
    const value = key[name]
    if (value === undefined || name === 'hourOfDay' || name === 'weekday') return undefined
    if (LENGTHS[name] === undefined) filters.push([name, String(value)])
    else {
      const fromMs = Date.parse(String(value))
      const from = timestampOf(Math.max(fromMs, epochMs(since)))
      until = timestampOf(Math.min(endOf(name, fromMs, zone), epochMs(until)))
      since = from
    }
  }
  return [['since', since], ['until', until], ...filters]
}
