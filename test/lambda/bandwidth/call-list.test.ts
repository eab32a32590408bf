import { eachTestWithBandwidth } from '../../support/bandwidth/asking'
import { callsOf } from '../../support/bandwidth/calls'
import { listAll } from '../../support/bandwidth/client'
import { distinct, ids, MINUTE, range, T0 } from '../../support/bandwidth/some-calls'
import { always, every, failing, inTurn, tooMany, type Fault } from '../../support/bandwidth/faults'

const { start, statuses } = eachTestWithBandwidth()

describe('pages', () => {
  test('are followed by their links, and hold each call once, oldest first', async () => {
    const calls = range(95, MINUTE)
    const bandwidth = await start({ calls: callsOf(calls) })
    const { failure, pages, callIds } = await listAll(bandwidth, { pageSize: 10 })
    expect({ failure, pages }).toStrictEqual({ failure: undefined, pages: 10 })
    expect(callIds).toStrictEqual(ids(calls))
  })

  test('hold the calls of the range, both ends included', async () => {
    const calls = range(20, MINUTE)
    const bandwidth = await start({ calls: callsOf(calls) })
    const { callIds } = await listAll(bandwidth, { from: T0 + 5 * MINUTE, to: T0 + 9 * MINUTE })
    expect(callIds).toStrictEqual(ids(calls.slice(5, 10)))
  })

  test('hold the rows with every digit, and rows that are no objects too', async () => {
    const rows = [
      '{"callId":"c-1","cost":0.10000000000000000001,"id":12345678901234567890}',
      '{"callId":"c-2","a":1,"a":2}',
      '"a [text], {of} \\"any\\" kind"',
      'null',
      '[1,[2]]',
    ]
    const body = `[\n  ${rows.join(' ,\n  ')}\n]\n`
    const bandwidth = await start({ faults: { calls: always({ _tag: 'Answer', status: 200, body }) } })
    expect((await listAll(bandwidth)).rows).toStrictEqual(rows)
  })

  test('without a call end the listing if there are too many of them: it would never end', async () => {
    const page = (n: number): Fault => ({
      _tag: 'Answer',
      status: 200,
      headers: { link: `</api/v2/accounts/9900000/calls?page=${n}>; rel="next"` },
      body: '[]',
    })
    const bandwidth = await start({ faults: { calls: page } })
    const { failure, pages } = await listAll(bandwidth)
    expect(failure).toMatchObject({
      _tag: 'BandwidthUnexpected',
      happened: expect.stringContaining('100 empty pages') as string,
    })
    expect(pages).toBe(0)
  })

  test('that repeat give their calls twice, and none is missed', async () => {
    const calls = range(95, MINUTE)
    const bandwidth = await start({
      calls: callsOf(calls),
      faults: { calls: n => every(3, { _tag: 'Repeat' })(n) ?? every(4, tooMany('0'))(n) },
    })
    const { failure, callIds } = await listAll(bandwidth, { pageSize: 10 })
    expect(failure).toBeUndefined()
    expect(callIds.length).toBeGreaterThan(95)
    expect(distinct(callIds)).toStrictEqual(ids(calls))
  })

  test('end with none for an account without calls', async () => {
    expect(await listAll(await start({ calls: callsOf([]) }))).toMatchObject({ rows: [], failure: undefined })
  })

  test('are asked for one ahead of the reader, and no more', async () => {
    const bandwidth = await start({ calls: callsOf(range(95, MINUTE)) })
    const requested: number[] = []
    await listAll(bandwidth, {
      pageSize: 10,
      onPage: async () => {
        await new Promise(resolve => setTimeout(resolve, 30))
        requested.push(bandwidth.answered.length - 1)
      },
    })
    expect(requested).toStrictEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 10])
  })
})

describe('after a failure the pages before it are there, and the failure is the last element', () => {
  const OK = undefined

  test.each<[string, Fault, object, number]>([
    [
      'a page that fails for good',
      failing(500),
      { _tag: 'BandwidthUnavailable', happened: 'answered 500' },
      20,
    ],
    ['an account that is gone', failing(404), { _tag: 'BandwidthNotFound', happened: 'answered 404' }, 20],
    [
      'a next page on another server',
      { _tag: 'Link', link: '<https://example.com/api/v2/accounts/9900000/calls>; rel="next"' },
      { _tag: 'BandwidthUnexpected', happened: 'answered with a link to a next page on another server' },
      30,
    ],
    [
      'a next page that was there before',
      {
        _tag: 'Link',
        link: '<?minStartTime=1970-01-01T00%3A00%3A00.000Z&maxStartTime=2100-01-01T00%3A00%3A00.000Z&pageSize=10#x>; rel="next"',
      },
      { _tag: 'BandwidthUnexpected', happened: 'answered with a link to a page that it gave before' },
      30,
    ],
    [
      'a next page with credentials',
      { _tag: 'Link', link: '<http://a:b@127.0.0.1/>; rel="next"' },
      { _tag: 'BandwidthUnexpected', happened: 'answered with a link to a next page on another server' },
      30,
    ],
    [
      'an object instead of a list',
      { _tag: 'Answer', status: 200, body: '{"calls":[]}' },
      { _tag: 'BandwidthUnexpected', happened: 'answered with JSON that is no list' },
      20,
    ],
  ])('%s', async (_, fault, failure, rows) => {
    const bandwidth = await start({
      calls: callsOf(range(95, MINUTE)),
      faults: { calls: n => (n < 2 ? OK : fault) },
    })
    const listed = await listAll(bandwidth, { pageSize: 10 })
    expect(listed.failure).toMatchObject({ what: 'the list of calls', ...failure })
    expect(listed.rows).toHaveLength(rows)
  })

  test('no token goes to the other server', async () => {
    const bandwidth = await start()
    const other = await start()
    const link = `<${other.voiceUrl}/accounts/9900000/calls>; rel="next"`
    bandwidth.order({ calls: inTurn({ _tag: 'Link', link }) })
    await listAll(bandwidth)
    expect(other.answered).toStrictEqual([])
  })
})

test('a listing that is given up ends its requests', async () => {
  const bandwidth = await start({
    calls: callsOf(range(95, MINUTE)),
    faults: { calls: n => (n === 0 ? undefined : tooMany('1')) },
  })
  await expect(
    listAll(bandwidth, { pageSize: 10, onPage: () => Promise.reject(new Error('enough')) }),
  ).rejects.toThrow('enough')
  await new Promise(resolve => setTimeout(resolve, 1_500))
  expect(statuses().length).toBeLessThanOrEqual(3)
})
