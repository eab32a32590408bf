import { callState, type CallState } from '../test/support/bandwidth/call-state'
import { callsOf } from '../test/support/bandwidth/calls'
import { listAll } from '../test/support/bandwidth/client'
import { always, failing, inTurn, tooMany, type Fault } from '../test/support/bandwidth/faults'
import { startCheckedBandwidth, type CheckedBandwidth } from '../test/support/bandwidth/prism'

const T0 = Date.parse('2026-03-04T10:00:00Z')

/** Inbound and outbound calls, calls that waited, B-legs, and calls that have not ended. */
const calls: readonly CallState[] = Array.from({ length: 95 }, (_, n) =>
  callState(n, T0 + n * 60_000, {
    ...(n % 5 === 0 ? { queuedMs: 90_000 } : {}),
    ...(n % 7 === 0 ? { parentCallId: callState(n + 1_000, T0).callId } : {}),
    ...(n % 11 === 0 ? { state: 'answered', endTime: null, disconnectCause: null } : {}),
  }),
)

const ids = calls.map(({ callId }) => callId)

let bandwidth: CheckedBandwidth

beforeAll(async () => {
  bandwidth = await startCheckedBandwidth({ calls: callsOf(calls), mostRows: 40 })
})

beforeEach(async () => {
  bandwidth.order({})
  await bandwidth.violations()
})

afterAll(() => bandwidth.close())

describe("by Bandwidth's own description of its API", () => {
  test('what the client asks conforms, and it lists all calls by the links, after a 429 and across the maximum', async () => {
    const answers = bandwidth.answered.length
    bandwidth.order({ calls: inTurn(undefined, tooMany('1')) })
    const begun = performance.now()
    const listed = await listAll(bandwidth, { pageSize: 10, mostRows: 40, from: T0, to: T0 + 24 * 3_600_000 })
    expect(listed.failure).toBeUndefined()
    expect([...new Set(listed.callIds)].toSorted()).toStrictEqual(ids.toSorted())
    expect(performance.now() - begun).toBeGreaterThan(990)
    const answered = bandwidth.answered.slice(answers)
    expect(answered.filter(({ status }) => status === 429)).toHaveLength(1)
    expect(answered.filter(({ url }) => url.searchParams.has('pageToken')).length).toBeGreaterThan(5)
    expect(await bandwidth.violations()).toStrictEqual([])
  })

  test.each<[string, Fault, string, object]>([
    ['a refused token', failing(401), '9900000', { _tag: 'BandwidthRefused' }],
    ['no permission', failing(403), '9900000', { _tag: 'BandwidthRefused' }],
    ['an outage', failing(500), '9900000', { _tag: 'BandwidthUnavailable', happened: 'answered 500' }],
  ])('%s is a failure of the client, and conforms', async (_, fault, accountId, failure) => {
    bandwidth.order({ calls: always(fault) })
    expect((await listAll(bandwidth, { accountId })).failure).toMatchObject(failure)
    expect(await bandwidth.violations()).toStrictEqual([])
  })

  test('an unknown account is a failure of the client, and conforms', async () => {
    expect((await listAll(bandwidth, { accountId: '9900001' })).failure).toMatchObject({
      _tag: 'BandwidthNotFound',
    })
    expect(await bandwidth.violations()).toStrictEqual([])
  })
})

describe('the check finds', () => {
  test.each<[string, (row: object) => unknown]>([
    ['a time that is a number', row => ({ ...row, startTime: T0 })],
    ['a time that is none', row => ({ ...row, endTime: 'yesterday' })],
    ['an unknown direction', row => ({ ...row, direction: 'sideways' })],
    ['null where it is not documented', row => ({ ...row, applicationId: null })],
    ['a row that is no object', row => JSON.stringify(row)],
  ])('%s in a row of the stand-in', async (_, change) => {
    bandwidth.order({ calls: always({ _tag: 'Rows', change }) })
    const { failure, rows } = await listAll(bandwidth)
    expect({ failure, rows }).toMatchObject({ failure: { happened: 'answered 500' }, rows: [] })
    expect(await bandwidth.violations()).not.toStrictEqual([])
  })

  test('a page size that Bandwidth does not allow', async () => {
    const { failure } = await listAll(bandwidth, { pageSize: 10_001 })
    expect(failure).toMatchObject({ _tag: 'BandwidthUnexpected', happened: 'answered 422' })
  })

  test('a parameter that Bandwidth does not have', async () => {
    const url = `${bandwidth.voiceUrl}/accounts/9900000/calls?minStarttime=2026-03-04T10:00:00Z`
    await listAll(bandwidth)
    const authorization = `Bearer ${bandwidth.tokens.given.at(-1) ?? ''}`
    expect((await fetch(url, { headers: { authorization } })).status).toBe(400)
  })
})
