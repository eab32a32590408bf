import { aCallbackOfNewCall } from '../../support/callbacks/builders'
import { basic, withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

describe('a callback without the right credentials', () => {
  test.each([
    ['none', undefined],
    ['another password', basic({ username: 'bandwidth', password: 'guess' })],
    ['a blank pair', basic({ username: '', password: '' })],
    ['another scheme', 'Bearer abc'],
    ['not base64', 'Basic !!!'],
  ])('is refused with a challenge that Bandwidth understands: %s', async (_, authorization) => {
    const response = await fetch(`${running.twin.url}/callbacks/disconnect`, {
      method: 'POST',
      headers: authorization === undefined ? {} : { Authorization: authorization },
      body: 'whatever',
    })
    expect(response.status).toBe(401)
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Basic realm="[^"]+", charset="UTF-8"$/)
  })

  test.each([
    ['no body', ''],
    ['no JSON', '{{{'],
    ['300 KB', 'x'.repeat(300 * 1024)],
  ])('is refused before its body is looked at: %s', async (_, body) => {
    const response = await fetch(`${running.twin.url}/callbacks/disconnect`, { method: 'POST', body })
    expect(response.status).toBe(401)
  })

  test('is refused by GET as by POST', async () => {
    expect((await fetch(`${running.twin.url}/callbacks/disconnect?callId=c-1`)).status).toBe(401)
  })

  test('is not stored; with credentials, the same callback is', async () => {
    const body = aCallbackOfNewCall()
    const url = `${running.twin.url}/callbacks/disconnect`
    expect((await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status).toBe(401)
    expect(await running.bandwidth.items(String(body['callId']))).toHaveLength(0)
    expect((await running.bandwidth.post(body)).status).toBe(204)
    expect(await running.bandwidth.items(String(body['callId']))).toHaveLength(1)
  })
})
