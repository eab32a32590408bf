import { DEPLOYED, type Name } from './deployed'
import { PRICES } from './prices'

/** What was measured of one request. */
export type MeasuredRequest = { readonly cpuMs: number; readonly logBytes: number }

/** What was measured of one callback. */
export type Measured = MeasuredRequest & {
  readonly writeUnits: number
  /** Of the request without credentials that goes ahead where a client waits to be asked for them; bare never asks. */
  readonly refused?: MeasuredRequest
}

export const LINES = ['gateway', 'Lambda, requests', 'Lambda, time', 'table', 'logs', 'queue'] as const
export type Cost = Readonly<Record<(typeof LINES)[number], number>>

/** A typical put within a region. */
export const NETWORK_MS = 5

/** Lambda gives a whole CPU at this, and less in proportion. */
const WHOLE_CPU_MB = 1_769

/** Lambda charges at least this. */
const DURATION_MIN_MS = 1

/** Of a million, that the database did not take in time; each is sent, received and deleted. */
export const OVERFLOWED = 100
const REQUESTS_OVERFLOWED = 3
/** Lambda asks an empty queue all the time: five pollers, each for 20 seconds. A million callbacks are those of a month. */
const POLLS = (5 * 30 * 24 * 3_600) / 20

/** Of a request that waits for so many answers of the database. */
export const durationMsOf = (name: Name, cpuMs: number, waits: number): number =>
  Math.max(DURATION_MIN_MS, (cpuMs * WHOLE_CPU_MB) / DEPLOYED[name].memoryMb + waits * NETWORK_MS)

/** US dollars for a million requests, without what they store. */
const requestCost = (name: Name, { cpuMs, logBytes }: MeasuredRequest, waits: number): Cost => {
  const { memoryMb, gbSecond } = DEPLOYED[name]
  const gbSeconds = (durationMsOf(name, cpuMs, waits) / 1_000) * (memoryMb / 1_024)
  return {
    gateway: PRICES.gatewayRequest.usd * 1e6,
    'Lambda, requests': PRICES.lambdaRequest.usd * 1e6,
    'Lambda, time': gbSeconds * gbSecond * 1e6,
    table: 0,
    logs: logBytes * PRICES.logByte.usd * 1e6,
    queue: 0,
  }
}

/** US dollars for a million callbacks, each of which is one request. */
export const costOf = (name: Name, { writeUnits, ...request }: Measured): Cost => ({
  ...requestCost(name, request, DEPLOYED[name].waits),
  table: writeUnits * PRICES.writeUnit.usd * 1e6,
  queue: DEPLOYED[name].queue ? (OVERFLOWED * REQUESTS_OVERFLOWED + POLLS) * PRICES.queueRequest.usd : 0,
})

/** The same where each is two requests: one without credentials is challenged, and the callback follows with them. */
export const challengedCostOf = (name: Name, measured: Measured): Cost | undefined => {
  if (measured.refused === undefined) return undefined
  const [callback, refused] = [costOf(name, measured), requestCost(name, measured.refused, 0)]
  return Object.fromEntries(LINES.map(line => [line, callback[line] + refused[line]])) as Cost
}

export const sumOf = (cost: Cost): number => LINES.reduce((sum, line) => sum + cost[line], 0)
