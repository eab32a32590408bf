import * as E from 'fp-ts/Either'
import type { BandwidthRequestsOptions } from '../../../lambda/bandwidth/requests'
import type { BandwidthFailure } from '../../../lambda/reconciliation/call-list'
import { callState } from './call-state'
import { callsOf } from './calls'
import { requestsTo } from './client'
import { startBandwidth, type Bandwidth, type BandwidthOptions } from './server'

const T0 = Date.parse('2026-03-04T10:00:00Z')

const calls = callsOf(Array.from({ length: 25 }, (_, n) => callState(n, T0 + n * 1_000)))

/** A stand-in with 25 calls for each test of a file. */
export const eachTestWithBandwidth = () => {
  const started: Bandwidth[] = []
  const current = (): Bandwidth => {
    const [first] = started
    if (first === undefined) throw new Error('It was not started')
    return first
  }
  afterEach(async () => {
    await Promise.all(started.splice(0).map(one => one.close()))
  })

  /** The first one of a test is the one that is asked. */
  const start = async (options: BandwidthOptions = {}): Promise<Bandwidth> => {
    const bandwidth = await startBandwidth({ calls, ...options })
    started.push(bandwidth)
    return bandwidth
  }

  /** Asks for the list of calls once. */
  const ask = (options: Partial<BandwidthRequestsOptions> = {}, signal?: AbortSignal) =>
    requestsTo(current(), options).send({
      url: new URL(`${current().voiceUrl}/accounts/9900000/calls?to=%2B15555550100`),
      what: 'the list of calls',
      accept: 'application/json',
      ...(signal === undefined ? {} : { signal }),
    })()

  return {
    start,
    ask,
    /** The same, where it must fail. */
    failureOf: async (...asked: Parameters<typeof ask>): Promise<BandwidthFailure> => {
      const result = await ask(...asked)
      if (E.isRight(result)) throw new Error('It did not fail')
      return result.left
    },
    statuses: (): readonly number[] => current().answered.map(({ status }) => status),
  }
}
