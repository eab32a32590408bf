import { withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

describe('a question that cannot be decoded is answered 400, with what was expected in which parameter', () => {
  test.each([
    ['form=%2B15555550100', 'form', /^one of the parameters callId, parentCallId, number, from/],
    ['since=yesterday', 'since', /^an ISO 8601 time/],
    ['until=2026-02-30', 'until', /^an ISO 8601 time/],
    ['limit=0', 'limit', /^a whole number from 1 to 1000$/],
    ['limit=00100', 'limit', /^a whole number from 1 to 1000$/],
    ['limit=1001', 'limit', /^a whole number from 1 to 1000$/],
    ['limit=1&limit=2', 'limit', /^one value/],
    ['from=', 'from', /^a phone number, SIP URI or other text$/],
    ['direction=sideways', 'direction', /^inbound or outbound$/],
    ['since=2026-03-05&until=2026-03-04', 'until', /^a time that is not before that of since$/],
    ['until=2h&since=1h', 'until', /^a time that is not before that of since$/],
    ['minTalkMs=2&maxTalkMs=1', 'maxTalkMs', /^at least as many as minTalkMs$/],
    ['cause=busy,!hangup', 'cause', /^at most 50 causes such as busy,timeout; or/],
    [`cause=${'x,'.repeat(50)}x`, 'cause', /^at most 50 causes/],
    ['causeClass=callees', 'causeClass', /^some of normal,callee/],
    ['answered=yes', 'answered', /^true or false$/],
    ['minTalkMs=-1', 'minTalkMs', /^a whole number of milliseconds, or a duration such as 6s, 2m or 1h30m$/],
    [
      'minTalkMs=0000000000001',
      'minTalkMs',
      /^a whole number of milliseconds, or a duration such as 6s, 2m or 1h30m$/,
    ],
    ['order=random', 'order', /^newest or oldest$/],
    ['tag=', 'tag', /^text$/],
    ['tag=a&tag=b', 'tag', /^one value/],
    ['cursor=abc', 'cursor', /^the cursor of the page before/],
  ])('%s', async (query, path, expected) => {
    const response = await fetch(`${running.twin.url}/disconnects?${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toStrictEqual({
      error: expect.any(String) as unknown,
      violations: [{ path, expected: expect.stringMatching(expected) as unknown }],
    })
  })
})

test('everything that is wrong with a question is reported together, also beside a bad cursor', async () => {
  const response = await fetch(
    `${running.twin.url}/disconnects?form=1&from=1&from=2&since=soon&minTalkMs=9&maxTalkMs=8&limit=0&cursor=abc`,
  )
  const { violations } = (await response.json()) as { violations: { path: string }[] }
  expect(violations.map(({ path }) => path).sort()).toStrictEqual(
    ['cursor', 'form', 'from', 'limit', 'maxTalkMs', 'since'].sort(),
  )
})
