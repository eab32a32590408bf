import { defined } from '../codec/defined'
import { HOUR_MS } from '../disconnect/time-units'
import { epochMs, timestampOf } from '../disconnect/timestamp'
import type { Range } from './settled'
import type { Group, HourOfCalls } from './store'
import { countSince, groupKey, hourOf, type Tally } from './tally'

const inAccount = ({ applicationId, direction }: Group): Omit<Group, 'accountId'> =>
  defined({ applicationId, direction })

/** The hours of a range that it covers from their beginning. The last one may end with the range. */
export const hoursOf = (
  tally: Tally,
  known: ReadonlyMap<string, number>,
  accountId: string,
  range: Range,
): readonly HourOfCalls[] => {
  const untilMs = epochMs(range.until)
  const hours: HourOfCalls[] = []
  for (let hour = Math.ceil(epochMs(range.since) / HOUR_MS); hour * HOUR_MS < untilMs; hour++) {
    const by = [...tally.groups()].flatMap(({ group, arrived, others }) => {
      const within = others.filter(ms => hourOf(ms) === hour)
      const here = arrived.get(hour) ?? 0
      const firstMs = known.get(groupKey(group)) ?? Infinity
      return here + within.length === 0
        ? []
        : [
            {
              ...inAccount(group),
              listed: here + within.length,
              counted: here + countSince(within, firstMs),
              arrived: here,
            },
          ]
    })
    hours.push({
      accountId,
      hour: timestampOf(hour * HOUR_MS).slice(0, 13),
      until: timestampOf(Math.min(untilMs, (hour + 1) * HOUR_MS)),
      by,
    })
  }
  return hours
}
