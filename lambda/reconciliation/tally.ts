import { defined } from '../codec/defined'
import type { Disconnect } from '../disconnect/disconnect'
import { type Source, SOURCES } from '../disconnect/source'
import { endedAt } from '../disconnect/timeline'
import { HOUR_MS } from '../disconnect/time-units'
import { epochMs } from '../disconnect/timestamp'
import type { Group } from './store'

/** What was found of the calls of one group. Times are in milliseconds since 1970. */
type GroupTally = {
  readonly group: Group
  /** How many calls arrived by callback, by the hour in which they ended. */
  readonly arrived: Map<number, number>
  /** When the others ended. */
  readonly others: number[]
  /** When those of them ended that were not stored before. */
  readonly missing: number[]
  firstMs: number
}

export type Tally = {
  /** @param source that of the record that was stored for the call; undefined if there was none */
  readonly add: (record: Disconnect, source: Source | undefined) => void
  readonly groups: () => Iterable<GroupTally>
}

const groupOf = ({ applicationId, direction }: Disconnect, accountId: string): Group => ({
  accountId,
  ...defined({ applicationId, direction }),
})

export const groupKey = ({ accountId, applicationId, direction }: Group): string =>
  JSON.stringify([accountId, applicationId, direction])

/** The number of an hour since 1970, in UTC. */
export const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS)

/** Counts the listed calls of an account by group. Its memory grows with the number of calls that did not arrive by callback: 8 bytes for each. */
export const startTally = (account: string): Tally => {
  const tallies = new Map<string, GroupTally>()
  const tallyOf = (group: Group): GroupTally => {
    const key = groupKey(group)
    const tally = tallies.get(key) ?? {
      group,
      arrived: new Map(),
      others: [],
      missing: [],
      firstMs: Infinity,
    }
    tallies.set(key, tally)
    return tally
  }
  return {
    add: (record, source) => {
      const tally = tallyOf(groupOf(record, account))
      const ms = epochMs(endedAt(record))
      if (source === SOURCES.callback) {
        tally.arrived.set(hourOf(ms), (tally.arrived.get(hourOf(ms)) ?? 0) + 1)
        tally.firstMs = Math.min(tally.firstMs, ms)
      } else tally.others.push(ms)
      if (source === undefined) tally.missing.push(ms)
    },
    groups: () => tallies.values(),
  }
}

/** How many of these times are not before the first callback of their group. */
export const countSince = (times: readonly number[], firstMs: number): number =>
  times.reduce((count, ms) => count + (ms >= firstMs ? 1 : 0), 0)
