import { request } from 'node:http'
import { basic, withTestTwin } from '../../support/twin/twin'
import { aCallbackOfNewCall, newCallId } from '../../support/callbacks/builders'

const running = withTestTwin()

describe('a question for one call', () => {
  test('is answered 404 if nothing is stored for it', async () => {
    expect((await running.bandwidth.call(newCallId())).status).toBe(404)
  })

  test('is answered with its disconnect first', async () => {
    const callId = newCallId()
    for (const eventType of ['answer', 'transferDisconnect', 'disconnect'])
      await running.bandwidth.post(aCallbackOfNewCall({ callId, eventType }))
    expect((await running.bandwidth.items(callId))[0]?.['eventType']).toBe('disconnect')
  })

  test('accepts a call id with characters that are special in a URL', async () => {
    const callId = `${newCallId()}/?#% ü`
    await running.bandwidth.post(aCallbackOfNewCall({ callId }))
    expect(await running.bandwidth.items(callId)).toHaveLength(1)
  })

  /** With `node:http`, since `fetch` does not allow the header Host. */
  const ask = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${running.twin.url}/disconnects/c-none`, { headers }, response => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })

  test.each([
    ['a public host name', { Host: 'calls.example.com' }],
    ['a name that begins with localhost', { Host: 'localhost.example.com' }],
    ['a tunnel that rewrites Host', { Host: 'localhost', 'X-Forwarded-For': '198.51.100.7' }],
  ])('needs the callback credentials through %s', async (_, headers) => {
    expect(await ask(headers)).toBe(401)
    expect(await ask({ ...headers, Authorization: basic() })).toBe(404)
  })

  test.each(['localhost:8787', '127.0.0.1', '[::1]:8787'])('needs no credentials at %s', async host => {
    expect(await ask({ Host: host })).toBe(404)
  })
})

describe('any other request', () => {
  test.each([
    ['GET', '/index.html'],
    ['PUT', '/callbacks/disconnect'],
    ['POST', '/callbacks'],
    ['GET', '/disconnects/'],
    ['DELETE', '/disconnects/c-1'],
  ])('is answered 404 as API Gateway does: %s %s', async (method, path) => {
    const response = await fetch(`${running.twin.url}${path}`, { method })
    expect([response.status, await response.text()]).toStrictEqual([404, '{"message":"Not Found"}'])
  })
})
