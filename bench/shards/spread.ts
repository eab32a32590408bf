import { disconnectKeys, shardsOf } from '../../lambda/dynamodb/keys'
import type { IndexName } from '../../lambda/deployment/tables'
import { callAt } from '../calls/call-at'
import type { Mix } from '../calls/mix'
import { INDEXES } from '../write-units/write-cost'

/** How many callbacks arrive, and into how many shards their records are written. */
export type Load = { readonly perSecond: number; readonly seconds: number; readonly indexShards: number }

/** The writes per second that DynamoDB accepts on one partition key. */
export const KEY_WRITES_MAX = 1_000

export type IndexSpread = {
  readonly index: IndexName
  readonly keys: number
  /** The key with the most writes over the whole time. */
  readonly busiest: string
  readonly busiestMean: number
  /** The most writes on any key in any second. */
  readonly max: number
  readonly keysOverMax: number
}

type Counts = { total: number; perSecond: Map<number, number> }

const spreadOf = (index: IndexName, keys: ReadonlyMap<string, Counts>, seconds: number): IndexSpread => {
  const peaks = [...keys].map(([key, { total, perSecond }]) => ({
    key,
    total,
    peak: Math.max(...perSecond.values()),
  }))
  const busiest = peaks.reduce((a, b) => (b.total > a.total ? b : a), { key: '–', total: 0, peak: 0 })
  return {
    index,
    keys: keys.size,
    busiest: busiest.key,
    busiestMean: busiest.total / seconds,
    max: peaks.reduce((max, { peak }) => Math.max(max, peak), 0),
    keysOverMax: peaks.filter(({ peak }) => peak > KEY_WRITES_MAX).length,
  }
}

/** Counts the writes on every key of every index, second by second, with the real keys. */
export const simulate = (mix: Mix, { perSecond, seconds, indexShards }: Load): readonly IndexSpread[] => {
  const shards = shardsOf(indexShards)
  const counts = new Map(INDEXES.map(index => [index, new Map<string, Counts>()]))
  for (let i = 0; i < perSecond * seconds; i++) {
    const second = Math.floor(i / perSecond)
    const keys = disconnectKeys(callAt(mix, i), shards)
    for (const [index, ofIndex] of counts) {
      const key = keys[index]
      if (key === undefined) continue
      const count: Counts = ofIndex.get(key) ?? { total: 0, perSecond: new Map<number, number>() }
      count.total++
      count.perSecond.set(second, (count.perSecond.get(second) ?? 0) + 1)
      ofIndex.set(key, count)
    }
  }
  return [...counts].map(([index, keys]) => spreadOf(index, keys, seconds))
}
