import { eachTestWithBandwidth } from '../../support/bandwidth/asking'
import { listAll, requestsTo } from '../../support/bandwidth/client'
import { always, failing } from '../../support/bandwidth/faults'
import { CLIENT } from '../../support/bandwidth/token-endpoint'

const { start, ask, failureOf, statuses } = eachTestWithBandwidth()

describe('the token', () => {
  test('is used for all requests until a minute before it ends', async () => {
    let now = Date.now()
    const bandwidth = await start({ tokenLifeS: 3_600, now: () => now })
    const requests = requestsTo(bandwidth, { now: () => now })
    const send = () => listAll(bandwidth, { requests, pageSize: 25 })
    await send()
    await send()
    now += 3_539_000
    await send()
    expect(bandwidth.tokens.given).toHaveLength(1)
    now += 1_000
    await send()
    expect(bandwidth.tokens.given).toHaveLength(2)
    expect(statuses()).toStrictEqual([200, 200, 200, 200, 200, 200])
  })

  test('is asked for once by all who need it at the same time', async () => {
    const bandwidth = await start()
    const requests = requestsTo(bandwidth)
    await Promise.all(Array.from({ length: 5 }, () => listAll(bandwidth, { requests, pageSize: 25 })))
    expect(bandwidth.tokens.given).toHaveLength(1)
  })

  test('that does not say how long it is good is used for some minutes', async () => {
    let now = Date.now()
    const bandwidth = await start({ tokenLifeS: null, now: () => now })
    const requests = requestsTo(bandwidth, { now: () => now })
    await listAll(bandwidth, { requests })
    now += 200_000
    await listAll(bandwidth, { requests })
    expect(bandwidth.tokens.given).toHaveLength(1)
    now += 60_000
    await listAll(bandwidth, { requests })
    expect(bandwidth.tokens.given).toHaveLength(2)
  })

  test.each(['3600', 3599.5, -1, {}])('may say %j for how long it is good', async expires_in => {
    const bandwidth = await start()
    bandwidth.order({
      token: always({ _tag: 'Answer', status: 200, body: JSON.stringify({ access_token: 't', expires_in }) }),
      calls: always({ _tag: 'Answer', status: 200, body: '[]' }),
    })
    expect(await ask()).toMatchObject({ _tag: 'Right', right: { text: '[]' } })
  })

  test('that ends in the middle of a listing is replaced, and no call is missed', async () => {
    const bandwidth = await start({ tokenLifeS: 3_600 })
    bandwidth.order({
      calls: n => {
        if (n === 2) bandwidth.tokens.revoke()
        return undefined
      },
    })
    const { callIds, failure } = await listAll(bandwidth, { pageSize: 5 })
    expect({ failure, calls: new Set(callIds).size, rows: callIds.length }).toStrictEqual({
      failure: undefined,
      calls: 25,
      rows: 25,
    })
    expect(statuses()).toStrictEqual([200, 200, 200, 401, 200, 200, 200, 200])
  })

  test('that is refused again after it was replaced is a refusal', async () => {
    const bandwidth = await start()
    const requests = requestsTo(bandwidth)
    await listAll(bandwidth, { requests })
    bandwidth.order({ calls: always(failing(401)) })
    const { failure } = await listAll(bandwidth, { requests })
    expect(failure).toStrictEqual({
      _tag: 'BandwidthRefused',
      what: 'the list of calls',
      happened: 'answered 401',
    })
    expect(bandwidth.tokens.given).toHaveLength(2)
  })

  test('is asked for with the credentials of that time', async () => {
    const bandwidth = await start()
    const known = [{ clientId: 'old', clientSecret: 'old' }, CLIENT]
    const credentials = () => Promise.resolve(known.shift() ?? CLIENT)
    const requests = requestsTo(bandwidth, { credentials })
    expect((await listAll(bandwidth, { requests })).failure).toStrictEqual({
      _tag: 'BandwidthRefused',
      what: 'a token',
      happened: 'answered 401',
    })
    expect((await listAll(bandwidth, { requests })).failure).toBeUndefined()
  })

  test.each<[string, string]>([
    ['{}', 'answered without a token'],
    ['<html>', 'answered 200 without complete JSON'],
    [JSON.stringify({ access_token: 'a\r\nb', expires_in: 3_600 }), 'answered without a token'],
  ])('is not taken from %j', async (body, happened) => {
    await start({ faults: { token: always({ _tag: 'Answer', status: 200, body }) } })
    expect(await failureOf()).toStrictEqual({ _tag: 'BandwidthUnexpected', what: 'a token', happened })
  })

  test('is not asked for if the credentials cannot be read', async () => {
    const bandwidth = await start()
    const cause = new Error('no secret')
    expect(await failureOf({ credentials: () => Promise.reject(cause) })).toStrictEqual({
      _tag: 'BandwidthUnavailable',
      what: 'a token',
      happened: 'was not asked, since the client id and secret could not be read',
      cause,
    })
    expect(bandwidth.answered).toStrictEqual([])
  })

  test('does not follow a redirect to another server', async () => {
    const location = { location: '' }
    await start({ faults: { calls: always({ _tag: 'Answer', status: 307, headers: location }) } })
    const other = await start()
    location.location = `${other.voiceUrl}/accounts/9900000/calls`
    expect(await failureOf()).toMatchObject({
      _tag: 'BandwidthUnexpected',
      happened: 'answered 307, a redirect',
    })
    expect(other.answered).toStrictEqual([])
  })
})
