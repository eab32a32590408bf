import * as fc from 'fast-check'
import { callState, type CallState } from '../../support/bandwidth/call-state'
import { callsOf } from '../../support/bandwidth/calls'
import { listAll } from '../../support/bandwidth/client'
import { distinct, ids, MINUTE, range, T0 } from '../../support/bandwidth/some-calls'
import { startBandwidth } from '../../support/bandwidth/server'

describe.each(['all pages', 'a page'] as const)('where the list has a maximum of %s', mostRowsOf => {
  const LIMITS = { mostRows: 40, pageSize: 10 }

  const listed = async (calls: readonly CallState[], options: Parameters<typeof listAll>[1] = {}) => {
    const bandwidth = await startBandwidth({ calls: callsOf(calls), mostRowsOf, mostRows: 40 })
    const found = await listAll(bandwidth, { ...LIMITS, ...options })
    const requests = bandwidth.answered.length - 1
    await bandwidth.close()
    return { ...found, requests }
  }

  test.each([39, 40, 41, 400, 1_000])('%d calls are all listed', async count => {
    const calls = range(count, MINUTE)
    const { callIds, failure, requests } = await listed(calls, {
      from: T0 - 60 * MINUTE,
      to: T0 + 2_000 * MINUTE,
    })
    expect(failure).toBeUndefined()
    expect(distinct(callIds)).toStrictEqual(ids(calls))
    // Reaching back 5 minutes of about 40, and a listing that ends at the maximum.
    expect(requests).toBeLessThan(8 + (count / 10) * 1.4)
  })

  test.each<[string, readonly CallState[]]>([
    [
      'for hours',
      Array.from({ length: 300 }, (_, n) => callState(n, T0 + n * 10, { queuedMs: 1 + n * MINUTE })),
    ],
    [
      'always',
      Array.from({ length: 300 }, (_, n) => callState(n, T0 + n * MINUTE, { queuedMs: 38 * MINUTE })),
    ],
  ])('calls that wait in a queue %s hide no others, and cost a few times the requests', async (_, queued) => {
    const inbound = Array.from({ length: 60 }, (__, n) => callState(1_000 + n, T0 + MINUTE + n * 5 * MINUTE))
    const { callIds, failure, requests } = await listed([...queued, ...inbound], {
      from: T0 - 60 * MINUTE,
      to: T0 + 600 * MINUTE,
    })
    expect(failure).toBeUndefined()
    expect(distinct(callIds).toSorted()).toStrictEqual(ids([...queued, ...inbound]).toSorted())
    expect(requests).toBeLessThan(4 * 36)
  })

  test('any calls are all listed', async () => {
    const call = fc.record({
      at: fc.oneof(fc.nat(7_200_000), fc.nat(60_000)),
      queuedMs: fc.oneof(fc.constant(0), fc.nat(7_200_000), fc.nat(10_000)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 120, size: 'max' }), async some => {
        const calls = some.map(({ at, queuedMs }, n) => callState(n, T0 + at, { queuedMs }))
        const { callIds, failure } = await listed(calls, { from: T0, to: T0 + 15_000_000 })
        expect(failure).toBeUndefined()
        expect(distinct(callIds).toSorted()).toStrictEqual(ids(calls).toSorted())
      }),
      { numRuns: 20 },
    )
  })

  test('more calls than that at one instant are a failure, after all others before them', async () => {
    const calls = [
      ...range(100, MINUTE),
      ...Array.from({ length: 50 }, (_, n) => callState(1_000 + n, T0 + 100 * MINUTE)),
    ]
    const { callIds, failure } = await listed(calls, { from: T0, to: T0 + 200 * MINUTE })
    expect(failure).toStrictEqual({
      _tag: 'BandwidthUnexpected',
      what: 'the list of calls',
      happened: 'has 40 calls or more of one instant, and lists no more than that',
    })
    expect(distinct(callIds)).toStrictEqual(expect.arrayContaining([...ids(calls.slice(0, 100))]))
  })
})
