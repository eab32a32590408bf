import { READ_UNITS, writeUnitsFor } from '../../infra/capacity'
import { callAt } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { itemOf } from '../database/load'
import { INDEXES, writeCost } from '../write-units/write-cost'
import { PRICES, RESERVED_SAVES } from './prices'
import { scaled } from './scaling'
import { TRAFFICS, type TrafficName } from './traffic'

const CALLS = 20_000
/** As AWS counts a month. */
export const MONTH_HOURS = 730
export const MONTH_SECONDS = MONTH_HOURS * 3_600

/**
 * Application Auto Scaling makes two pairs of alarms for each table and index, on what is used and on what is provisioned: for writing, and
 * for reading. https://github.com/aws-solutions/instance-scheduler-on-aws/issues/351 is about their bill.
 */
const ALARMS_OF_PART = 2 * 4

/** The share of the callbacks that are in the table and in each index, with the realistic mix. */
const sharesOfCallbacks = (): readonly number[] => {
  const counts = INDEXES.map(() => 0)
  for (let i = 0; i < CALLS; i++) {
    const { indexes } = writeCost(itemOf(callAt(REALISTIC, i)))
    INDEXES.forEach((index, at) => (counts[at] = (counts[at] ?? 0) + (indexes[index] ?? 0)))
  }
  return [1, ...counts.map(count => count / CALLS)]
}

const PARTS = 1 + INDEXES.length

/**
 * Provisioned capacity can be cheaper only if the hours' peaks are on average less than so many times the mean: an hour is counted at
 * its most units, and of those only the target share is used.
 */
const RATE = 1_000_000
export const HOURLY_PEAKS_MAX =
  (RATE * 3_600 * PRICES.writeUnit.usd) / (writeUnitsFor(RATE) * PRICES.writeUnitHour.usd)

/** US dollars a month that provisioned capacity costs whatever the traffic: the least for reading, and the alarms of scaling. */
export const PROVISIONED_FIXED =
  PARTS * (READ_UNITS.from * PRICES.readUnitHour.usd * MONTH_HOURS + ALARMS_OF_PART * PRICES.alarmMonth.usd)

export type CapacityCost = {
  readonly traffic: TrafficName
  readonly peak: number
  readonly callbacksPerSecond: number
  /** US dollars a month for writing records. */
  readonly onDemand: number
  readonly provisioned: number
  /** The same, with one year of reserved capacity for the lower end. */
  readonly reserved: number
  /** The most callbacks that a table or an index refuses, as a share: they wait in the overflow queue. */
  readonly refused: number
}

/** The setting that fits: from the lowest minute to the highest. */
export const capacityFor = (traffic: TrafficName, callbacksPerSecond: number) => {
  const rates = TRAFFICS[traffic]
  const of = (rate: number): number => Math.max(1, Math.ceil(rate * callbacksPerSecond))
  return { from: of(Math.min(...rates)), to: of(Math.max(...rates)) }
}

const costOf = (
  shares: readonly number[],
  traffic: TrafficName,
  callbacksPerSecond: number,
): CapacityCost => {
  const rates = TRAFFICS[traffic]
  const range = capacityFor(traffic, callbacksPerSecond)
  const parts = shares.map(share => scaled(rates, callbacksPerSecond, range, share))
  const hourly = PRICES.writeUnitHour.usd * MONTH_HOURS
  const units = parts.reduce((sum, { unitsCharged }) => sum + unitsCharged, 0)
  const lowest = PARTS * scaled(rates, 0, range, 0).unitsCharged
  const written = shares.reduce((sum, share) => sum + share, 0)
  return {
    traffic,
    peak: Math.max(...rates),
    callbacksPerSecond,
    onDemand: callbacksPerSecond * MONTH_SECONDS * written * PRICES.writeUnit.usd,
    provisioned: PROVISIONED_FIXED + units * hourly,
    reserved: PROVISIONED_FIXED + (units - RESERVED_SAVES * lowest) * hourly,
    refused: Math.max(...parts.map(({ refused }) => refused)),
  }
}

export const capacityCosts = (rates: readonly number[]) => {
  const shares = sharesOfCallbacks()
  const names = Object.keys(TRAFFICS) as TrafficName[]
  const cheaper = (traffic: TrafficName) => (rate: number) => {
    const { onDemand, provisioned } = costOf(shares, traffic, rate)
    return provisioned < onDemand
  }
  return {
    costs: names.flatMap(name => rates.map(rate => costOf(shares, name, rate))),
    /** The least whole number of callbacks a second, on average, from which provisioned capacity is cheaper. */
    breakEven: names.map(name => ({
      traffic: name,
      callbacksPerSecond: Array.from({ length: 500 }, (_, i) => i + 1).find(cheaper(name)),
    })),
  }
}
