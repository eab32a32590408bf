import { withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

const ask = async (query: string) => {
  const response = await fetch(`${running.twin.url}/reports?${query}`)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('a report that cannot be decoded is answered 400, with what was expected in which parameter', () => {
  test.each([
    ['by=our', 'by', /^up to 3 different of hour, day, week, hourOfDay/],
    ['by=hour,hour', 'by', /^up to 3 different/],
    ['by=hour,day,week,tag', 'by', /^up to 3 different/],
    ['by=', 'by', /^up to 3 different/],
    ['by=constructor', 'by', /^up to 3 different/],
    ['by=hungUpBy', 'by', /who hung up cannot be known/],
    ['sort=pdd', 'sort', /post-dial delay cannot be known/],
    ['sort=mos', 'sort', /quality of the sound cannot be known/],
    ['sort=best', 'sort', /^one of calls, answered, asr/],
    ['tz=Mars/Olympus', 'tz', /^a time zone such as America\/New_York/],
    ['top=0', 'top', /^a whole number from 1 to 100000$/],
    ['compare=lastYear', 'compare', /^previous or previousWeek$/],
    ['short=soon', 'short', /^a whole number of milliseconds, or a duration/],
    ['since=2026-03-05&until=2026-03-05', 'since', /^a time before that of until/],
    ['since=9999-01-01', 'since', /^a time before that of until \(default: now\)$/],
    ['limit=10', 'limit', /^one of the parameters callId, parentCallId, number/],
    ['order=oldest', 'order', /^one of the parameters callId, parentCallId, number/],
    ['form=%2B15555550100', 'form', /^one of the parameters callId, parentCallId, number/],
    ['cause=busy,!hangup', 'cause', /^at most 50 causes/],
  ])('%s', async (query, path, expected) => {
    const { status, body } = await ask(query)
    expect([status, body['violations']]).toStrictEqual([
      400,
      [{ path, expected: expect.stringMatching(expected) as unknown }],
    ])
  })
})

test('everything that is wrong with a report is reported together', async () => {
  const { body } = await ask('by=our&top=x&since=soon&form=1')
  expect((body['violations'] as { path: string }[]).map(({ path }) => path).sort()).toStrictEqual(
    ['by', 'form', 'since', 'top'].sort(),
  )
})
