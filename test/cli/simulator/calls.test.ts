import * as fc from 'fast-check'
import { simulatedCalls, type SimulatedCall, type SimulatedCallsOptions } from '../../../cli/simulator/calls'
import { deliveriesOf } from '../../../cli/simulator/deliveries'
import { SIMULATED_ACCOUNT_ID, SIMULATED_APPLICATION_ID } from '../../../cli/simulator/identity'
import { CallId } from '../../../lambda/disconnect/identifiers'
import { recordOf } from '../../support/callbacks/builders'

const NOW = Date.parse('2026-03-14T10:00:00.000Z')

const take = (count: number, options: Partial<SimulatedCallsOptions> = {}): readonly SimulatedCall[] => {
  const calls = simulatedCalls({ seed: 7, now: NOW, ...options })
  return Array.from({ length: count }, () => calls.next().value)
}

const seeds = () => fc.integer({ min: 0, max: 2 ** 31 - 1 })

test('the same seed and start give the same calls and deliveries; another seed or start gives others', () => {
  fc.assert(
    fc.property(seeds(), seeds(), fc.integer({ min: 1, max: 1_000 }), (seed, other, later) => {
      const shares = { duplicates: 0.5, resets: 0.5, challengeFirst: 0.5 }
      const described = (options: Partial<SimulatedCallsOptions>) =>
        take(10, { oddities: 0.5, get: 0.5, ...options }).map(call => [call, deliveriesOf(call, shares)])
      const ids = (options: Partial<SimulatedCallsOptions>) => take(10, options).map(({ callId }) => callId)
      expect(described({ seed })).toStrictEqual(described({ seed }))
      const all = [...ids({ seed }), ...ids({ seed, now: NOW + later }), ...ids({ seed: other })]
      expect(new Set(all).size).toBe(seed === other ? 20 : 30)
    }),
    { numRuns: 30 },
  )
})

test('most calls end with hangup, every documented cause occurs, and all ended within the minute before', () => {
  const calls = take(5_000, { oddities: 0 }).map(({ properties }) => properties)
  const share = (cause: string) => calls.filter(call => call['cause'] === cause).length / calls.length
  expect(share('hangup')).toBeCloseTo(0.8, 1)
  expect(new Set(calls.map(({ cause }) => cause)).size).toBe(12)
  for (const { endTime, enqueuedTime, startTime, answerTime } of calls) {
    const times = [enqueuedTime, startTime, answerTime, endTime].filter(time => time !== undefined)
    expect([...times].sort()).toStrictEqual(times)
    expect(String(endTime) <= new Date(NOW).toISOString()).toBe(true)
    expect(String(endTime) >= new Date(NOW - 60_000).toISOString()).toBe(true)
  }
})

test('all are recognizable by account and application, and have numbers that belong to nobody', () => {
  for (const { callId, properties } of take(2_000, { oddities: 1 })) {
    expect(CallId.is(callId)).toBe(true)
    expect(properties).toMatchObject({
      callId,
      accountId: SIMULATED_ACCOUNT_ID,
      applicationId: SIMULATED_APPLICATION_ID,
    })
    const digits = JSON.stringify([properties['from'], properties['to']]).replaceAll(/[^\d+@x]/g, '')
    expect(digits.replaceAll(/\+?155555501\d\d/g, '')).not.toMatch(/\d{7}/)
  }
})

test('the record of each is as expected', () => {
  for (const { properties, expected } of take(2_000, { oddities: 1 })) {
    const { receivedAt, source, extra, ...record } = recordOf(properties)
    const found = { ...record, ...(extra === undefined ? {} : { extra: JSON.parse(extra) as unknown }) }
    expect([found, receivedAt === '', source]).toStrictEqual([expected, false, 'callback'])
  }
})

test('oddities do not depend on how calls are delivered, nor calls on how often they are odd', () => {
  const ids = (options: Partial<SimulatedCallsOptions>) => take(50, options).map(({ callId }) => callId)
  expect(ids({ oddities: 1, get: 1 })).toStrictEqual(ids({ oddities: 0 }))
  const [plain, odd] = [take(200, { oddities: 0 }), take(200, { oddities: 0.1 })]
  const unlike = plain.filter((call, i) => JSON.stringify(call) !== JSON.stringify(odd[i]))
  expect(unlike.length).toBeGreaterThan(5)
  expect(unlike.length).toBeLessThan(50)
})

test('no callback by GET is longer than API Gateway accepts', () => {
  for (const call of take(2_000, { oddities: 1, get: 1 }))
    for (const { query } of deliveriesOf(call, { duplicates: 0.3 })) expect(query.length).toBeLessThan(9_000)
})
