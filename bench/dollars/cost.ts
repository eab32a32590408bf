import { DEPLOYED, type Name } from './deployed'
import { PRICES } from './prices'

/** What was measured of one callback. */
export type Measured = {
  readonly cpuMs: number
  readonly logBytes: number
  readonly writeUnits: number
}

export const LINES = ['gateway', 'Lambda, requests', 'Lambda, time', 'table', 'logs', 'queue'] as const
export type Cost = Readonly<Record<(typeof LINES)[number], number>>

/** A typical put within a region. */
export const NETWORK_MS = 5

/** Lambda gives a whole CPU at this, and less in proportion. */
const WHOLE_CPU_MB = 1_769

/** Of a million, that the database did not take in time; each is sent, received and deleted. */
export const OVERFLOWED = 100
const REQUESTS_OVERFLOWED = 3
/** Lambda asks an empty queue all the time: five pollers, each for 20 seconds. A million callbacks are those of a month. */
const POLLS = (5 * 30 * 24 * 3_600) / 20

export const durationMsOf = (name: Name, cpuMs: number): number =>
  (cpuMs * WHOLE_CPU_MB) / DEPLOYED[name].memoryMb + DEPLOYED[name].waits * NETWORK_MS

/** US dollars for a million callbacks. */
export const costOf = (name: Name, { cpuMs, logBytes, writeUnits }: Measured): Cost => {
  const { memoryMb, gbSecond, queue } = DEPLOYED[name]
  const gbSeconds = (durationMsOf(name, cpuMs) / 1_000) * (memoryMb / 1_024)
  return {
    gateway: PRICES.gatewayRequest.usd * 1e6,
    'Lambda, requests': PRICES.lambdaRequest.usd * 1e6,
    'Lambda, time': gbSeconds * gbSecond * 1e6,
    table: writeUnits * PRICES.writeUnit.usd * 1e6,
    logs: logBytes * PRICES.logByte.usd * 1e6,
    queue: queue ? (OVERFLOWED * REQUESTS_OVERFLOWED + POLLS) * PRICES.queueRequest.usd : 0,
  }
}

export const sumOf = (cost: Cost): number => LINES.reduce((sum, line) => sum + cost[line], 0)
