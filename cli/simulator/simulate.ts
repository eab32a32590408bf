import { setMaxListeners } from 'node:events'
import type { Credentials } from '../../lambda/callback/credentials'
import { basicAuthorization } from '../http/callback-request'
import { ODDITIES_DEFAULT, simulatedCalls, type SimulatedCall, withQueryOf } from './calls'
import { deliver, isAcknowledged } from './deliver'
import {
  deliveriesOf,
  type SimulatedDelivery,
  type Shares,
  garbageDelivery,
  isGarbageDue,
} from './deliveries'
import { gate, pace, pause } from './pace'
import type { Progress, Report } from './report'
import { sender } from './send'
import { tally } from './tally'

/** Shares are from 0 to 1. */
export type SimulateOptions = Shares & {
  /** The callback URL. */
  readonly url: URL
  /** For Basic authentication; without them the URL has to have the key. */
  readonly credentials?: Credentials
  /** Calls that end in a second; duplicates and retries come on top. */
  readonly rate: number
  readonly count: number
  readonly seed: number
  /** Epoch milliseconds that calls ended shortly before; now, unless an earlier run is to be repeated. */
  readonly start?: number
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  readonly oddities?: number
  readonly get?: number
  readonly garbage?: number
  /** Deliveries that wait for their answer at a time, at most. */
  readonly concurrency?: number
  readonly onProgress?: (progress: Progress) => void
}

export type SimulateResult = {
  readonly report: Report
  /** Every call of which one delivery at least was answered 2xx. */
  readonly acknowledged: readonly SimulatedCall[]
  readonly unacknowledged: readonly SimulatedCall[]
}

/** Bandwidth's own. */
const TIMEOUT_MS = 15_000
const CONCURRENCY = 256

/** Tells of calls that have ended as Bandwidth does. */
export const simulate = async (options: SimulateOptions): Promise<SimulateResult> => {
  const { url, credentials, seed, count, rate, start = Date.now(), garbage = 0, get = 0 } = options
  const signal = AbortSignal.any(options.signal === undefined ? [] : [options.signal])
  // Each call that waits for its time listens.
  setMaxListeners(0, signal)
  const began = performance.now()
  const { send, close } = sender(url, options.timeoutMs ?? TIMEOUT_MS)
  const turn = gate(options.concurrency ?? CONCURRENCY)
  const authentication = credentials === undefined ? {} : { authorization: basicAuthorization(credentials) }
  const delivering = deliver({ send, ...authentication, gate: turn, signal })
  const counts = tally()
  const acknowledged: SimulatedCall[] = []
  const unacknowledged: SimulatedCall[] = []

  const deliverOne = async (delivery: SimulatedDelivery): Promise<boolean> => {
    const isDuplicate = delivery.delayMs > 0
    if (isDuplicate && !(await pause(delivery.delayMs, signal))) return false
    const attempts = await delivering(delivery)
    counts.delivered(attempts, isDuplicate)
    return isAcknowledged(attempts)
  }
  const tell = async (call: SimulatedCall): Promise<void> => {
    const results = await Promise.all(deliveriesOf(call, options).map(deliverOne))
    const told = results.includes(true) ? acknowledged : unacknowledged
    told.push(call)
    const [done, failed] = [acknowledged.length + unacknowledged.length, unacknowledged.length]
    options.onProgress?.({ done, total: count, acknowledged: acknowledged.length, failed })
  }
  const disturb = async (index: number): Promise<void> => {
    if (isGarbageDue(seed, start, index, garbage))
      counts.garbageDelivered(await delivering(garbageDelivery(seed, start, index)))
  }

  const calls = simulatedCalls({ seed, now: start, oddities: options.oddities ?? ODDITIES_DEFAULT, get })
  const paced = pace(rate, signal)
  const running: Promise<void>[] = []
  for (let index = 0; index < count && (await paced.due(index)); index++) {
    // Where as many wait as may, the clock has to wait too, and the report says so.
    await turn(() => Promise.resolve())
    running.push(tell(withQueryOf(url, calls.next().value)), disturb(index))
  }
  await Promise.all(running)
  close()

  const report: Report = {
    seed,
    start: new Date(start).toISOString(),
    credentials: credentials === undefined ? 'key' : 'basic',
    calls: acknowledged.length + unacknowledged.length,
    acknowledged: acknowledged.length,
    ...counts.result(),
    rate: paced.result(),
    seconds: Math.round((performance.now() - began) / 100) / 10,
    interrupted: signal.aborted,
  }
  return { report, acknowledged, unacknowledged }
}
