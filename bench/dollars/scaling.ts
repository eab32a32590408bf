import { writeUnitsFor } from '../../infra/capacity'
import type { Provisioned } from '../../infra/disconnect-log-props'
import type { Traffic } from './traffic'

/** What a table or an index uses is above its target for two minutes before an alarm; then the table changes. Assumed. */
const UP_MINUTES = 5
/** An alarm on too little use looks at 15 minutes. A table can be lowered 27 times a day: about once an hour. */
const DOWN_MINUTES = 60

/** DynamoDB keeps the unused units of so many seconds. */
const SAVED_SECONDS = 300

export type Scaled = {
  /** The most units that were provisioned in each hour. AWS charges for no more than those. */
  readonly unitsOfHours: readonly number[]
  /** The share of the callbacks that found no unit left. */
  readonly refused: number
}

/** Scales a table or an index minute by minute. @param share of the callbacks that are in it; each takes a unit */
export const simulateScaling = (
  traffic: Traffic,
  callbacksPerSecond: number,
  { from, to }: Pick<Provisioned, 'from' | 'to'>,
  share: number,
): Scaled => {
  const [lower, upper] = [writeUnitsFor(from), writeUnitsFor(to)]
  const needed = traffic.map(rate =>
    Math.min(upper, Math.max(lower, writeUnitsFor(rate * callbacksPerSecond * share))),
  )
  let units = needed[0] ?? lower
  const unitsOfHours: number[] = []
  let [saved, above, below, inHour, refused, all] = [0, 0, 0, 0, 0, 0]
  traffic.forEach((rate, minute) => {
    const used = rate * callbacksPerSecond * share * 60
    const taken = Math.min(used, units * 60 + saved)
    saved = Math.min(units * SAVED_SECONDS, saved + units * 60 - taken)
    refused += used - taken
    all += used
    inHour = Math.max(inHour, units)
    const need = needed[minute] ?? lower
    above = need > units ? above + 1 : 0
    below = need < units ? below + 1 : 0
    if (above >= UP_MINUTES || below >= DOWN_MINUTES) [units, above, below] = [need, 0, 0]
    if (minute % 60 === 59) {
      unitsOfHours.push(inHour)
      inHour = 0
    }
  })
  return { unitsOfHours, refused: refused / all }
}
