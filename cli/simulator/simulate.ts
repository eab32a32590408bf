import { setMaxListeners } from 'node:events'
import type { Credentials } from '../../lambda/callback/credentials'
import { basicAuthorization } from '../places/credentials'
import { BANDWIDTH_TIMEOUT_MS } from './callback-request'
import { ODDITIES_DEFAULT, simulatedCalls, type SimulatedCall, withQueryOf } from './calls'
import { deliver, isAnyAcknowledged } from './deliver'
import {
  deliveriesOf,
  type SimulatedDelivery,
  type Shares,
  garbageDelivery,
  isGarbageDue,
} from './deliveries'
import { gate, pace, pause } from './pace'
import type { SimulationProgress, SimulationReport } from './report'
import { sender } from './send'
import { deliveryTally } from './delivery-tally'

/** All shares are from 0 to 1. */
export type SimulateOptions = Shares & {
  /** The callback URL. */
  readonly url: URL
  /** For Basic authentication; without them, the URL must have the key. */
  readonly credentials?: Credentials
  /** Calls that end per second. Duplicates and retries are additional. */
  readonly rate: number
  readonly count: number
  readonly seed: number
  /** In milliseconds since 1970: the calls ended shortly before. Default: now. The start of an earlier run repeats it. */
  readonly start?: number
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  readonly oddities?: number
  readonly get?: number
  readonly garbage?: number
  /** The maximum number of deliveries that wait for their answer at the same time. */
  readonly concurrency?: number
  readonly onProgress?: (progress: SimulationProgress) => void
}

export type SimulateResult = {
  readonly report: SimulationReport
  /** The calls of which at least one delivery was answered 2xx. */
  readonly acknowledged: readonly SimulatedCall[]
  readonly unacknowledged: readonly SimulatedCall[]
}

const CONCURRENCY = 256

/** Sends callbacks of made-up calls, as Bandwidth does. */
export const simulate = async (options: SimulateOptions): Promise<SimulateResult> => {
  const { url, credentials, seed, count, rate, start = Date.now(), garbage = 0, get = 0 } = options
  const signal = AbortSignal.any(options.signal === undefined ? [] : [options.signal])
  // Each call that waits adds a listener.
  setMaxListeners(0, signal)
  const began = performance.now()
  const { send, close } = sender(url, options.timeoutMs ?? BANDWIDTH_TIMEOUT_MS)
  const turn = gate(options.concurrency ?? CONCURRENCY)
  const authentication = credentials === undefined ? {} : { authorization: basicAuthorization(credentials) }
  const delivering = deliver({ send, ...authentication, gate: turn, signal })
  const counts = deliveryTally()
  const acknowledged: SimulatedCall[] = []
  const unacknowledged: SimulatedCall[] = []

  const deliverOne = async (delivery: SimulatedDelivery): Promise<boolean> => {
    const isDuplicate = delivery.delayMs > 0
    if (isDuplicate && !(await pause(delivery.delayMs, signal))) return false
    const attempts = await delivering(delivery)
    counts.delivered(attempts, isDuplicate)
    return isAnyAcknowledged(attempts)
  }
  const deliverCall = async (call: SimulatedCall): Promise<void> => {
    const results = await Promise.all(deliveriesOf(call, options).map(deliverOne))
    const calls = results.includes(true) ? acknowledged : unacknowledged
    calls.push(call)
    const [done, failed] = [acknowledged.length + unacknowledged.length, unacknowledged.length]
    options.onProgress?.({ done, total: count, acknowledged: acknowledged.length, failed })
  }
  const sendGarbage = async (index: number): Promise<void> => {
    if (isGarbageDue(seed, start, index, garbage))
      counts.garbageDelivered(await delivering(garbageDelivery(seed, start, index)))
  }

  const calls = simulatedCalls({ seed, now: start, oddities: options.oddities ?? ODDITIES_DEFAULT, get })
  const paced = pace(rate, signal)
  const running: Promise<void>[] = []
  for (let index = 0; index < count && (await paced.due(index)); index++) {
    // At the limit of concurrency new calls wait, too; the report then shows a lower rate.
    await turn(() => Promise.resolve())
    running.push(deliverCall(withQueryOf(url, calls.next().value)), sendGarbage(index))
  }
  await Promise.all(running)
  close()

  const report: SimulationReport = {
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
