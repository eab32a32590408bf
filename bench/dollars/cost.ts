import { PRICES } from './prices'

/** What was measured of one callback. */
export type Measured = {
  readonly cpuMs: number
  readonly logBytes: number
  readonly writeUnits: number
}

export const LINES = ['gateway', 'Lambda, requests', 'Lambda, time', 'table', 'logs', 'queue'] as const
export type Cost = Readonly<Record<(typeof LINES)[number], number>>

/** How a contender is deployed, and how often it asks the database: the usual one for its idempotency as well. */
const DEPLOYED = {
  bare: { gb: 0.5, gbSecond: PRICES.lambdaGbSecond, requests: 1 },
  ours: { gb: 0.5, gbSecond: PRICES.lambdaGbSecond, requests: 1 },
  usual: { gb: 0.5, gbSecond: PRICES.lambdaGbSecondX86, requests: 3 },
} as const

/** A typical put within a region. */
export const NETWORK_MS = 5

/** Lambda gives a whole CPU at 1,769 MB. */
const CPU_SHARE = 512 / 1_769

/** Of a million, that the database did not take in time; each is sent, received and deleted. */
const OVERFLOWED = 100
const REQUESTS_OVERFLOWED = 3
/** Lambda asks an empty queue for messages all the time: five pollers, each for 20 seconds, over an hour of a million callbacks. */
const POLLS = (5 * 3_600) / 20

/** US dollars for a million callbacks. */
export const costOf = (name: keyof typeof DEPLOYED, { cpuMs, logBytes, writeUnits }: Measured): Cost => {
  const { gb, gbSecond, requests } = DEPLOYED[name]
  const durationMs = cpuMs / CPU_SHARE + requests * NETWORK_MS
  return {
    gateway: PRICES.gatewayRequest * 1e6,
    'Lambda, requests': PRICES.lambdaRequest * 1e6,
    'Lambda, time': (durationMs / 1_000) * gb * gbSecond * 1e6,
    table: writeUnits * PRICES.writeUnit * 1e6,
    logs: logBytes * PRICES.logByte * 1e6,
    queue: name === 'ours' ? (OVERFLOWED * REQUESTS_OVERFLOWED + POLLS) * PRICES.queueRequest : 0,
  }
}
