import { FURTHER_PAIR, KEY, receiver, RIGHT, WRONG } from '../../support/lambda/keyed-receiver'
import { basic } from '../../support/twin/twin'

describe('a request to another path is answered 404, as by the gateway itself', () => {
  test.each([
    ['POST', '/'],
    ['GET', '/wp-login.php'],
    ['POST', '/callbacks'],
    ['GET', '/disconnects/'],
    ['PUT', '/callbacks/disconnect'],
    ['OPTIONS', `/callbacks/disconnect/${KEY}`],
  ])('%s %s, without asking for the secret', async (method, path) => {
    const { seen, send } = receiver()
    const { statusCode, body } = await send(path, { method })
    expect([statusCode, body]).toStrictEqual([404, '{"message":"Not Found"}'])
    expect(seen.secretReads).toBe(method === 'OPTIONS' ? 1 : 0)
  })

  test.each([
    ['Basic', '/callback/disconnect/x', { authorization: RIGHT }, '/*/disconnect/*'],
    ['a further pair', '/callback', { authorization: basic(FURTHER_PAIR) }, '/*'],
    ['the key', `/callback/disconnect/${KEY}`, {}, '/*/disconnect/*'],
    ['the key, and wrong Basic', `/callbacks/${KEY}`, { authorization: WRONG }, '/callbacks/*'],
    [
      'Basic, by another method',
      '/callbacks/disconnect',
      { authorization: RIGHT, method: 'PUT' },
      '/callbacks/disconnect',
    ],
  ])('and is logged and counted if its credentials are right: %s', async (_, path, others, masked) => {
    const { seen, send } = receiver()
    expect((await send(path, others)).statusCode).toBe(404)
    expect(seen.misdirected).toStrictEqual([
      { requestId: 'request-1', method: 'method' in others ? others.method : 'POST', path: masked },
    ])
  })

  test('within half a second, even if the secret takes longer', async () => {
    const { seen, send } = receiver({ secretMs: 1_200 })
    const start = performance.now()
    expect((await send('/callback/disconnect', { authorization: RIGHT })).statusCode).toBe(404)
    expect(performance.now() - start).toBeLessThan(1_000)
    expect(seen.misdirected).toStrictEqual([])
  })

  test('and is not logged if its credentials are wrong or cannot be checked', async () => {
    for (const isReachable of [true, false]) {
      const { seen, send } = receiver({ isReachable })
      expect((await send('/callback/disconnect', { authorization: WRONG })).statusCode).toBe(404)
      expect((await send('/callback/disconnect/0123456789abcdefghij')).statusCode).toBe(404)
      expect(seen.misdirected).toStrictEqual([])
    }
  })
})
