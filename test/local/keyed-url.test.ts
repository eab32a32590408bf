import { withKey } from '../../lambda/deployment/routes'
import { printingObserver } from '../../local/print'
import type { Twin } from '../../local/twin'
import { basic, clientOf, CREDENTIALS, silent, startTestTwin } from '../support/twin/twin'
import { aCallbackOfNewCall } from '../support/callbacks/builders'

const printed: string[] = []
let twin: Twin
beforeAll(async () => {
  const observe = { ...silent, ...printingObserver(line => printed.push(line)) }
  twin = await startTestTwin({ observe })
})
afterAll(() => twin.close())
beforeEach(() => {
  printed.length = 0
})

const keyed = (key = CREDENTIALS.password): string =>
  withKey(new URL(`${twin.url}/callbacks/disconnect`), key).href

const post = (
  url: string,
  body = aCallbackOfNewCall(),
  headers: Record<string, string> = {},
): Promise<Response> => fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })

test('the URL with the key takes a callback without Authorization, by POST and by GET', async () => {
  const [posted, got] = [aCallbackOfNewCall(), aCallbackOfNewCall()]
  expect((await post(keyed(), posted)).status).toBe(204)
  const query = new URLSearchParams(
    Object.entries(got).map(([name, value]): [string, string] => [name, String(value)]),
  )
  expect((await fetch(`${keyed()}?${query.toString()}`)).status).toBe(204)
  for (const { callId } of [posted, got]) expect(await clientOf(twin).items(String(callId))).toHaveLength(1)
})

test('the key is the password in the environment, with or without white space at its ends', async () => {
  const other = await startTestTwin({ credentials: { username: 'bandwidth', password: ' a/b+c \n' } })
  const url = new URL(`${other.url}/callbacks/disconnect`)
  expect((await post(withKey(url, 'a/b+c').href)).status).toBe(204)
  expect((await post(withKey(url, 'a/b').href)).status).toBe(401)
  await other.close()
})

test('a wrong key is refused, with any Authorization header, and is not printed', async () => {
  const { status } = await post(keyed('a-wrong-key'), aCallbackOfNewCall(), { Authorization: basic() })
  expect(status).toBe(401)
  expect(printed.join('\n')).toMatch(/ 401 refused /)
  expect(printed.join('\n')).not.toContain('a-wrong-key')
})

test('a URL with slips still reaches the receiver', async () => {
  for (const path of ['//callbacks/disconnect', '/Callbacks/Disconnect', '/prod/callbacks/disconnect']) {
    const url = `${twin.url}${path}/${encodeURIComponent(CREDENTIALS.password)}/`
    expect([path, (await post(url)).status]).toStrictEqual([path, 204])
  }
})

test('a request with the right credentials to another path is one line in the log, without any part that could be a key', async () => {
  const url = `${twin.url}/callback/disconnect/c-4711`
  expect((await post(url, aCallbackOfNewCall(), { Authorization: basic() })).status).toBe(404)
  expect(printed).toStrictEqual([expect.stringMatching(/ 404 misdirected POST \/\*\/disconnect\/\*: /)])
})
