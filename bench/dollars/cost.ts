import { MILLION, MONTH_SECONDS } from './basis'
import { DEPLOYED, type Name } from './deployed'
import { PRICES } from './prices'

/** The measurements of one request. */
export type MeasuredRequest = { readonly cpuMs: number; readonly logBytes: number }

/** The measurements of one callback. */
export type Measured = MeasuredRequest & {
  readonly writeUnits: number
  /** The request without credentials that a client sends first if it waits for a challenge. Bare never challenges. */
  readonly refused?: MeasuredRequest
}

export const LINES = ['gateway', 'Lambda, requests', 'Lambda, time', 'table', 'logs', 'queue'] as const
export type Cost = Readonly<Record<(typeof LINES)[number], number>>

/** The time of a typical put within a region. */
export const NETWORK_MS = 5

/** With this memory, Lambda gives a function a whole CPU; with less, a proportional share. */
const WHOLE_CPU_MB = 1_769

/** The least that Lambda charges. */
const DURATION_MIN_MS = 1

/** Callbacks of a million that go through the overflow queue. Each is sent, received and deleted. */
export const OVERFLOWED = 100
const REQUESTS_OVERFLOWED = 3
/** Lambda polls even an empty queue: five pollers, each for 20 seconds. The million callbacks take a month. */
const POLLS = (5 * MONTH_SECONDS) / 20

/** The duration of a request that waits for this number of answers of the database. */
export const durationMsOf = (name: Name, cpuMs: number, waits: number): number =>
  Math.max(DURATION_MIN_MS, (cpuMs * WHOLE_CPU_MB) / DEPLOYED[name].memoryMb + waits * NETWORK_MS)

/** US dollars for a million requests, without their writes. */
const requestCost = (name: Name, { cpuMs, logBytes }: MeasuredRequest, waits: number): Cost => {
  const { memoryMb, gbSecond } = DEPLOYED[name]
  const gbSeconds = (durationMsOf(name, cpuMs, waits) / 1_000) * (memoryMb / 1_024)
  return {
    gateway: PRICES.gatewayRequest.usd * MILLION,
    'Lambda, requests': PRICES.lambdaRequest.usd * MILLION,
    'Lambda, time': gbSeconds * gbSecond * MILLION,
    table: 0,
    logs: logBytes * PRICES.logByte.usd * MILLION,
    queue: 0,
  }
}

/** US dollars for a million callbacks of one request each. */
export const costOf = (name: Name, { writeUnits, ...request }: Measured): Cost => ({
  ...requestCost(name, request, DEPLOYED[name].waits),
  table: writeUnits * PRICES.writeUnit.usd * MILLION,
  queue: DEPLOYED[name].queue ? (OVERFLOWED * REQUESTS_OVERFLOWED + POLLS) * PRICES.queueRequest.usd : 0,
})

/** The same for callbacks of two requests: the first one has no credentials and is challenged, the second one has them. */
export const challengedCostOf = (name: Name, measured: Measured): Cost | undefined => {
  if (measured.refused === undefined) return undefined
  const [callback, refused] = [costOf(name, measured), requestCost(name, measured.refused, 0)]
  return Object.fromEntries(LINES.map(line => [line, callback[line] + refused[line]])) as Cost
}

export const sumOf = (cost: Cost): number => LINES.reduce((sum, line) => sum + cost[line], 0)
