import { aCallbackOfNewCall, newCallId } from '../../support/callbacks/builders'
import { basic, withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

describe('a callback that is decoded', () => {
  test('is answered 204 without a body, and can be read at once', async () => {
    const body = aCallbackOfNewCall()
    const response = await running.bandwidth.post(body)
    expect(response.status).toBe(204)
    expect(await response.text()).toBe('')
    expect(await running.bandwidth.items(String(body['callId']))).toStrictEqual([
      {
        ...body,
        answered: true,
        causeClass: 'normal',
        ringMs: 5_000,
        talkMs: 85_000,
        totalMs: 90_000,
        receivedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/) as unknown,
        source: 'callback',
      },
    ])
  })

  test('that arrives again is answered 204 and changes nothing', async () => {
    const body = aCallbackOfNewCall()
    await running.bandwidth.post(body)
    const before = await running.bandwidth.items(String(body['callId']))
    expect((await running.bandwidth.post(body)).status).toBe(204)
    expect(await running.bandwidth.items(String(body['callId']))).toStrictEqual(before)
  })

  test('that contradicts the first is answered 204; the first stays, and the other is shown with it', async () => {
    const body = aCallbackOfNewCall({ cause: 'hangup' })
    await running.bandwidth.post(body)
    expect((await running.bandwidth.post({ ...body, cause: 'error' })).status).toBe(204)
    const items = await running.bandwidth.items(String(body['callId']))
    expect(items.map(({ cause, conflict }) => [cause, conflict])).toStrictEqual([
      ['hangup', undefined],
      ['error', true],
    ])
  })

  test('a thousand times at once leaves one record', async () => {
    const body = aCallbackOfNewCall()
    const responses = await Promise.all(Array.from({ length: 1_000 }, () => running.bandwidth.post(body)))
    expect(new Set(responses.map(({ status }) => status))).toStrictEqual(new Set([204]))
    expect(await running.bandwidth.items(String(body['callId']))).toHaveLength(1)
  }, 60_000)

  test('is the same record by GET as by POST', async () => {
    const byPost = aCallbackOfNewCall({ privacy: true, sipResponseCode: 486 })
    const byGet = { ...byPost, callId: newCallId() }
    const query = new URLSearchParams(
      Object.entries(byGet).map(([key, value]): [string, string] => [key, value]),
    )
    expect((await running.bandwidth.get(query.toString())).status).toBe(204)
    expect((await running.bandwidth.post(byPost)).status).toBe(204)
    const [[got], [posted]] = await Promise.all([
      running.bandwidth.items(byGet.callId),
      running.bandwidth.items(String(byPost['callId'])),
    ])
    const ofNoCall = { callId: '', receivedAt: '' }
    expect({ ...got, ...ofNoCall }).toStrictEqual({ ...posted, ...ofNoCall })
  })

  test('by GET may have a space in place of the + of its numbers', async () => {
    const callId = newCallId()
    expect((await running.bandwidth.get(`callId=${callId}&from=+15555550100&to=%2B15555550101`)).status).toBe(
      204,
    )
    expect((await running.bandwidth.items(callId))[0]).toMatchObject({
      from: '+15555550100',
      to: '+15555550101',
    })
  })

  test('keeps unknown properties with every digit and every level', async () => {
    const callId = newCallId()
    const levels = 50_000
    const text = `{"callId":"${callId}","long":12345678901234567890.123456789e400,"deep":${'['.repeat(levels)}${']'.repeat(levels)}}`
    expect((await running.bandwidth.post(text)).status).toBe(204)
    const answer = await (await running.bandwidth.call(callId)).text()
    expect(answer).toContain('"long":12345678901234567890.123456789e400')
    expect(answer).toContain('['.repeat(levels) + ']'.repeat(levels))
  })

  test('may have any content type, or be bytes', async () => {
    const body = aCallbackOfNewCall()
    const bytes = new TextEncoder().encode(JSON.stringify(body))
    expect((await running.bandwidth.post(bytes, { 'Content-Type': 'application/octet-stream' })).status).toBe(
      204,
    )
    expect(await running.bandwidth.items(String(body['callId']))).toHaveLength(1)
  })

  test('keeps the query string of the callback URL', async () => {
    const body = aCallbackOfNewCall()
    const response = await fetch(`${running.twin.url}/callbacks/disconnect?campaign=7&cause=busy`, {
      method: 'POST',
      headers: { Authorization: basic() },
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(204)
    expect((await running.bandwidth.items(String(body['callId'])))[0]).toMatchObject({
      cause: 'hangup',
      extra: { campaign: '7' },
    })
  })
})
