import { READ_UNITS, writeUnitsFor } from '../../infra/capacity'
import { INDEXES } from '../write-units/write-cost'
import { MONTH_HOURS, MONTH_SECONDS } from './basis'
import { meanOf, mixCosts } from './mix-costs'
import { PRICES, RESERVED } from './prices'
import { simulateScaling } from './scaling'
import { TRAFFICS, type TrafficName } from './traffic'

/**
 * Application Auto Scaling makes two pairs of alarms for each table and index, on what is used and on what is provisioned: for writing, and
 * for reading. https://github.com/aws-solutions/instance-scheduler-on-aws/issues/351 is about their bill.
 */
const ALARMS_OF_PART = 2 * 4

/** The share of the callbacks that are in the table and in each index, with the realistic mix. */
const sharesOfCallbacks = (): readonly number[] => {
  const costs = mixCosts()
  return [1, ...INDEXES.map(index => meanOf(costs, ({ indexes }) => indexes[index] ?? 0))]
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
export const PROVISIONED_FIXED = {
  reading: PARTS * READ_UNITS.from * PRICES.readUnitHour.usd * MONTH_HOURS,
  alarms: PARTS * ALARMS_OF_PART * PRICES.alarmMonth.usd,
} as const

export type CapacityCost = {
  readonly traffic: TrafficName
  readonly peak: number
  readonly callbacksPerSecond: number
  /** US dollars a month for writing records. */
  readonly onDemand: number
  /** The same, with `PROVISIONED_FIXED`. */
  readonly provisioned: number
  /** As provisioned, with a year of reserved capacity: as many blocks as are cheapest. Absent if that is none. */
  readonly reserved: number | undefined
  /** The most callbacks that a table or an index refuses, as a share: they wait in the overflow queue. */
  readonly refused: number
}

/** The setting that fits: from the lowest minute to the highest. */
export const capacityFor = (traffic: TrafficName, callbacksPerSecond: number) => {
  const rates = TRAFFICS[traffic]
  const of = (rate: number): number => Math.max(1, Math.ceil(rate * callbacksPerSecond))
  return { from: of(Math.min(...rates)), to: of(Math.max(...rates)) }
}

/** The least that the hours' units cost on average if whole blocks are reserved, in units that are not. Absent if no block pays. */
const reservedUnits = (unitsOfHours: readonly number[]): number | undefined => {
  const { saves, blockUnits } = RESERVED
  const withBlocks = (_: unknown, blocks: number): number => {
    const reserved = blocks * blockUnits
    return reserved * (1 - saves) + meanOf(unitsOfHours, units => Math.max(0, units - reserved))
  }
  const costs = Array.from({ length: 1 + Math.ceil(Math.max(...unitsOfHours) / blockUnits) }, withBlocks)
  const least = Math.min(...costs)
  return least === costs[0] ? undefined : least
}

const capacityCostOf = (
  shares: readonly number[],
  traffic: TrafficName,
  callbacksPerSecond: number,
): CapacityCost => {
  const rates = TRAFFICS[traffic]
  const range = capacityFor(traffic, callbacksPerSecond)
  const parts = shares.map(share => simulateScaling(rates, callbacksPerSecond, range, share))
  const hours = parts[0]?.unitsOfHours ?? []
  const unitsOfHours = hours.map((_, hour) =>
    parts.reduce((sum, { unitsOfHours }) => sum + (unitsOfHours[hour] ?? 0), 0),
  )
  const usd = (units: number): number =>
    PROVISIONED_FIXED.reading + PROVISIONED_FIXED.alarms + units * PRICES.writeUnitHour.usd * MONTH_HOURS
  const reserved = reservedUnits(unitsOfHours)
  const written = shares.reduce((sum, share) => sum + share, 0)
  return {
    traffic,
    peak: Math.max(...rates),
    callbacksPerSecond,
    onDemand: callbacksPerSecond * MONTH_SECONDS * written * PRICES.writeUnit.usd,
    provisioned: usd(meanOf(unitsOfHours, units => units)),
    reserved: reserved === undefined ? undefined : usd(reserved),
    refused: Math.max(...parts.map(({ refused }) => refused)),
  }
}

export const capacityCosts = (rates: readonly number[]) => {
  const shares = sharesOfCallbacks()
  const names = Object.keys(TRAFFICS) as TrafficName[]
  const cheaper = (traffic: TrafficName) => (rate: number) => {
    const { onDemand, provisioned } = capacityCostOf(shares, traffic, rate)
    return provisioned < onDemand
  }
  return {
    costs: names.flatMap(name => rates.map(rate => capacityCostOf(shares, name, rate))),
    /** The least whole number of callbacks a second, on average, from which provisioned capacity is cheaper. */
    breakEven: names.map(name => ({
      traffic: name,
      callbacksPerSecond: Array.from({ length: 500 }, (_, i) => i + 1).find(cheaper(name)),
    })),
  }
}
