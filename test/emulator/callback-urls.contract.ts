import type { Deployment } from '../support/aws/deployment'
import { withKey } from '../../lambda/deployment/routes'
import { basic } from '../support/twin/twin'
import { aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'

/** The URLs that reach the receive function, and its answer at each. */
export const callbackUrls = (get: () => Deployment): void => {
  const post = async (url: string | URL, authorization?: string): Promise<[number, string]> => {
    const callId = newCallId()
    const { status } = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(authorization === undefined ? {} : { Authorization: authorization }),
      },
      body: JSON.stringify(aCallbackOfNewCall({ callId })),
    })
    return [status, callId]
  }
  const keyed = (key: string): URL => withKey(new URL(`${get().stack.url}/callbacks/disconnect`), key)

  test('a callback with the key in its URL is stored without credentials, by POST and by GET', async () => {
    const { stack } = get()
    const url = keyed((await stack.credentials()).password)
    const [posted, callId] = await post(url)
    url.search = `callId=${callId}-got&cause=hangup`
    const got = await fetch(url)

    expect([posted, got.status]).toStrictEqual([204, 204])
    for (const id of [callId, `${callId}-got`]) expect(await stack.item(id)).toBeDefined()
  })

  test('a wrong key is refused, whatever the credentials', async () => {
    const [status, callId] = await post(keyed('a-wrong/key'), basic(await get().stack.credentials()))

    expect(status).toBe(401)
    expect(await get().stack.item(callId)).toBeUndefined()
  })

  test.each([
    '/callbacks/disconnect/',
    '//callbacks//disconnect',
    '/Callbacks/Disconnect',
    '/callbacks/disconnect%20',
    '/prod/callbacks/disconnect',
  ])('a callback is stored despite a slip in its URL: %s', async path => {
    const { stack } = get()
    const [status, callId] = await post(`${stack.url}${path}`, basic(await stack.credentials()))

    expect(status).toBe(204)
    expect(await stack.item(callId)).toBeDefined()
  })

  test('any other path is answered 404; a request with the right credentials is logged without its path', async () => {
    const { stack } = get()
    const credentials = basic(await stack.credentials())
    for (const [path, authorization] of [
      ['/wp-login.php'],
      ['/callbacks/customer-4713', credentials],
    ] as const)
      expect(await post(`${stack.url}${path}`, authorization)).toStrictEqual([404, expect.anything()])

    const logs = await stack.logs()

    expect(logs).toMatch(
      /"path":"\/callbacks\/\*".*"outcome":"misdirected"|"misdirected".*"path":"\/callbacks\/\*"/,
    )
    expect(logs).not.toMatch(/wp-login|customer-4713|a-wrong/)
    expect(logs).not.toContain((await stack.credentials()).password)
  })
}
