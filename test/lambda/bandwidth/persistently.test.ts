import { eachTestWithBandwidth } from '../../support/bandwidth/asking'
import { listAll, requestsTo } from '../../support/bandwidth/client'
import { always, failing, inTurn, tooMany, type Fault } from '../../support/bandwidth/faults'

const { start, ask, failureOf, statuses } = eachTestWithBandwidth()

// First, since the timer of a wait that was given up still runs.
describe('a signal ends', () => {
  test.each<[string, Fault]>([
    ['a wait that Retry-After asks for', tooMany('60')],
    ['an answer that does not come', { _tag: 'Slow', ms: 60_000 }],
    ['a wait before another attempt', failing(503)],
  ])('%s', async (_, fault) => {
    await start({ faults: { calls: always(fault) } })
    const controller = new AbortController()
    // The longest waits.
    const random = jest.spyOn(Math, 'random').mockReturnValue(0.99)
    const begun = performance.now()
    const failure = failureOf(
      { persistence: { attempts: 9, baseMs: 3_000, maxMs: 3_000 } },
      controller.signal,
    )
    setTimeout(() => {
      controller.abort()
    }, 200)
    expect(await failure).toStrictEqual({
      _tag: 'BandwidthUnavailable',
      what: 'the list of calls',
      happened: 'gave no answer before the work was interrupted',
    })
    expect(performance.now() - begun).toBeLessThan(1_500)
    random.mockRestore()
  })

  test('the request when the time is up', async () => {
    await start({ faults: { calls: always(tooMany('60')) } })
    expect(await failureOf({}, AbortSignal.timeout(200))).toMatchObject({
      happened: 'gave no answer before the time was up',
    })
  })
})

describe('another attempt is made', () => {
  test.each<[string, Fault]>([
    ['429', tooMany()],
    ['429 and 0 s', tooMany('0')],
    ['408', failing(408)],
    ['500', failing(500)],
    ['503', failing(503)],
    ['a closed connection', { _tag: 'Reset' }],
    ['half a page', { _tag: 'Cut' }],
    ['half a page that looks whole', { _tag: 'Cut', quietly: true }],
    ['a page that is no JSON', { _tag: 'Answer', status: 200, body: '<html></html>' }],
    ['an answer that takes too long', { _tag: 'Slow', ms: 1_000 }],
    ['a body that takes too long', { _tag: 'Slow', ms: 1_000, body: true }],
  ])('after %s, of the list and of the token', async (_, fault) => {
    const bandwidth = await start({
      faults: { calls: inTurn(fault, undefined, fault, fault), token: inTurn(fault, fault) },
    })
    const { callIds, failure } = await listAll(bandwidth, {
      requests: requestsTo(bandwidth, { timeoutMs: 200 }),
      pageSize: 5,
    })
    expect({ failure, calls: callIds.length }).toStrictEqual({ failure: undefined, calls: 25 })
  })

  test.each<[string, (now: number) => Fault]>([
    ['seconds', () => tooMany('1')],
    [
      'a date of the server, whose clock is wrong',
      () => ({
        _tag: 'Answer',
        status: 429,
        headers: {
          date: 'Wed, 04 Mar 2026 10:00:00 GMT',
          'retry-after': 'Wed, 04 Mar 2026 10:00:01 GMT',
        },
      }),
    ],
  ])('not before the time that Retry-After gives in %s', async (_, fault) => {
    await start({ faults: { calls: inTurn(fault(Date.now())) } })
    const begun = performance.now()
    expect(await ask()).toMatchObject({ _tag: 'Right' })
    expect(performance.now() - begun).toBeGreaterThan(990)
  })

  test.each([400, 403, 404, 409, 422])('never after %d', async status => {
    await start({ faults: { calls: always(failing(status)) } })
    expect(await failureOf()).toMatchObject({ happened: `answered ${status}` })
    expect(statuses()).toStrictEqual([200, status])
  })

  test('a bounded number of times', async () => {
    await start({ faults: { calls: always(failing(503)) } })
    expect(await failureOf({ persistence: { attempts: 4, baseMs: 2, maxMs: 5 } })).toStrictEqual({
      _tag: 'BandwidthUnavailable',
      what: 'the list of calls',
      happened: 'answered 503',
    })
    expect(statuses()).toStrictEqual([200, 503, 503, 503, 503])
  })

  test('of the token a bounded number of times, not for each attempt of a request', async () => {
    await start({ faults: { token: always(failing(500)) } })
    expect(await failureOf({ persistence: { attempts: 3, baseMs: 2, maxMs: 5 } })).toMatchObject({
      _tag: 'BandwidthUnavailable',
      what: 'a token',
      happened: 'answered 500',
    })
    expect(statuses()).toStrictEqual([500, 500, 500])
  })

  test('not if Bandwidth asks to wait too long', async () => {
    await start({ faults: { calls: always(tooMany('3600')) } })
    expect(await failureOf()).toMatchObject({
      _tag: 'BandwidthUnavailable',
      happened: 'answered 429, and asked to wait 3600 s',
    })
    expect(statuses()).toStrictEqual([200, 429])
  })
})
