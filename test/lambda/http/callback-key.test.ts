import { encodeDelivery } from '../../../lambda/callback/delivery-message'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'
import { FURTHER_PAIR, KEY, PREVIOUS, receiver, RIGHT, WRONG } from '../../support/lambda/keyed-receiver'
import { basic } from '../../support/twin/twin'

describe('the right key in the URL authorizes a callback, with any Authorization header', () => {
  test.each([
    ['none', null],
    ['wrong credentials', WRONG],
    ['right credentials', RIGHT],
    ['another scheme', 'Bearer abc'],
  ])('%s', async (_, authorization) => {
    const { send } = receiver()
    expect(await send(`/callbacks/disconnect/${KEY}`, { authorization })).toStrictEqual({ statusCode: 204 })
  })

  test('even the previous key, from the first request on', async () => {
    const { send } = receiver()
    expect((await send(`/callbacks/disconnect/${PREVIOUS}`)).statusCode).toBe(204)
  })

  test('by GET as by POST', async () => {
    const { send } = receiver()
    const query = 'callId=c-1&eventType=disconnect&cause=hangup'
    expect((await send(`/callbacks/disconnect/${KEY}`, { method: 'GET', query, body: '' })).statusCode).toBe(
      204,
    )
  })

  test.each([`/callbacks/disconnect/${KEY}/`, `/prod//Callbacks/disconnect/${KEY}%20`])(
    'with a slip in the URL: %s',
    async path => {
      expect((await receiver().send(path)).statusCode).toBe(204)
    },
  )
})

test('a callback whose URL is not exactly the callback URL is marked, since it shares a low throttle', async () => {
  const { seen, send } = receiver()
  const event = { body: JSON.stringify(aCallbackOfNewCall()), authorization: RIGHT }
  await send('/callbacks/disconnect/', { ...event, routeKey: '$default' })
  await send('/callbacks/disconnect', event)
  expect(seen.slips).toStrictEqual([true, false])
})

test('a key that is not valid Unicode causes no error', async () => {
  for (const isReachable of [true, false])
    expect((await receiver({ isReachable }).send('/callbacks/disconnect/\ud800')).statusCode).toBe(
      isReachable ? 401 : 204,
    )
})

describe('a wrong key is refused, with any Authorization header', () => {
  test.each([
    ['none', null],
    ['right credentials', RIGHT],
  ])('%s', async (_, authorization) => {
    const { seen, send } = receiver()
    const { statusCode, headers, body } = await send('/callbacks/disconnect/wrong', { authorization })
    expect([statusCode, seen.unauthorized]).toStrictEqual([401, ['key']])
    expect(headers).toHaveProperty('WWW-Authenticate')
    expect(body).toBe('{"error":"The key in the URL is wrong"}')
  })

  test('a password in `also` of the secret is not a key, but is right as Basic credentials', async () => {
    const { send } = receiver()
    expect((await send(`/callbacks/disconnect/${FURTHER_PAIR.password}`)).statusCode).toBe(401)
    expect((await send('/callbacks/disconnect', { authorization: basic(FURTHER_PAIR) })).statusCode).toBe(204)
  })
})

test('a callback without a key gets a challenge', async () => {
  const { seen, send } = receiver()
  for (const path of ['/callbacks/disconnect', '/callbacks/disconnect/', '/callbacks/disconnect/%20']) {
    expect((await send(path)).statusCode).toBe(401)
    expect((await send(path, { authorization: WRONG })).statusCode).toBe(401)
    expect((await send(path, { authorization: RIGHT })).statusCode).toBe(204)
  }
  expect([...new Set(seen.unauthorized)]).toStrictEqual(['nothing', 'authorization'])
})

describe('the key is stored nowhere', () => {
  const headers = {
    'x-forwarded-authorization': RIGHT,
    'x-original-uri': `/callbacks/disconnect/${KEY.replace('a', '%61')}`,
    referer: `https://a/${KEY}`,
    'x-kept': 'yes',
  }

  test('not in the quarantine, even if a proxy repeats the URL in a header', async () => {
    const { seen, send } = receiver()
    const response = await send(`/callbacks/disconnect/${KEY}`, { body: 'not JSON', headers })
    expect(response.statusCode).toBe(400)
    expect(seen.quarantined).toMatchObject([{ headers: { 'x-kept': 'yes' } }])
    expect(JSON.stringify([response, seen.quarantined])).not.toContain(KEY)
  })

  test('not in a message in the overflow queue, which has a salted SHA-256', async () => {
    const { seen, send } = receiver({ isReachable: false })
    const path = `/callbacks/disconnect/${KEY}`
    expect(await send(path, { authorization: RIGHT, headers })).toStrictEqual({ statusCode: 204 })
    const messages = seen.waiting.map(encodeDelivery)
    expect(messages).toHaveLength(1)
    expect(JSON.parse(messages[0] ?? '')).toMatchObject({
      version: 2,
      key: { salt: expect.any(String) as unknown, sha256: [expect.stringMatching(/^[\da-f]{64}$/)] },
    })
    expect(messages.join('')).not.toMatch(new RegExp(`${KEY}|${RIGHT}|authorization`))
  })
})
