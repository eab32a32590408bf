import { setTimeout as sleep } from 'node:timers/promises'
import { TABLE_NAME } from '../../../local/database/embedded-database'
import { itemOf } from '../../support/aws/items'
import { loadItems } from '../../support/aws/load-items'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'
import { withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

const RANGE = 'since=2026-03-04&until=2026-03-05'

/** A call that ended at a minute of the hour, and talked for some seconds; or was not answered. */
const callAt = (minute: number, talkSeconds: number | undefined, overrides = {}) => {
  const endMs = Date.parse('2026-03-04T10:00:00.000Z') + minute * 60_000
  const time = (ms: number): string => new Date(ms).toISOString()
  return aCallbackOfNewCall({
    callId: `c-${minute}`,
    startTime: time(endMs - (talkSeconds ?? 0) * 1_000 - 5_000),
    answerTime: talkSeconds === undefined ? null : time(endMs - talkSeconds * 1_000),
    endTime: time(endMs),
    eventTime: time(endMs),
    ...overrides,
  })
}

beforeAll(() =>
  loadItems(running.twin.database.client, TABLE_NAME, [
    itemOf(callAt(0, 10)),
    itemOf(callAt(1, 4, { applicationId: 'another', cause: 'callback-error' })),
    itemOf(callAt(2, undefined, { cause: 'busy' })),
    itemOf(callAt(3, undefined, { cause: 'timeout', tag: '<b>&"' })),
    itemOf(callAt(61, 100)),
    // It was up at the end of the first hour.
    itemOf(callAt(63, 240, { applicationId: 'another' })),
    // As a later version may write it.
    { ...itemOf(callAt(5, 10)), endTime: { BOOL: true } },
  ]),
)

const ask = async (query: string) => {
  const response = await fetch(`${running.twin.url}/reports?${query}`)
  expect(response.headers.get('Content-Type')).toBe('application/json')
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('a report has the figures of all calls that ended in the range', async () => {
  const { status, body } = await ask('since=2026-03-04&until=2026-03-04T11:00Z')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    since: '2026-03-04T00:00:00.000Z',
    until: '2026-03-04T11:00:00.000Z',
    timeZone: 'UTC',
    by: [],
    groups: [{ key: {}, calls: 4 }],
    records: 5,
    unreadable: 1,
  })
  expect(body['total']).toStrictEqual({
    calls: 4,
    answered: 2,
    asr: {
      value: 0.5,
      low: expect.closeTo(0.150039, 6) as number,
      high: expect.closeTo(0.849961, 6) as number,
    },
    ner: { low: 0.75, high: 1 },
    acdMs: 7_000,
    talkMs: { total: 14_000, p50: 4_000, p95: 10_000 },
    answerDelayMs: { p50: 5_000, p95: 5_000 },
    shortCalls: 1,
    causes: { busy: 1, 'callback-error': 1, hangup: 1, timeout: 1 },
    classes: { callee: 2, application: 1, normal: 1 },
    failed: 1,
    // Two that ended later.
    peakConcurrency: { calls: 2, at: '2026-03-04T10:59:15.000Z' },
    peakStartsPerSecond: { calls: 1, at: '2026-03-04T09:59:45.000Z' },
  })
})

test('calls that were up at the end of the range count in the peak of their group', async () => {
  const { body } = await ask('since=2026-03-04T10:59Z&until=2026-03-04T11:00Z&by=application')
  expect(body).toMatchObject({
    total: { calls: 0, peakConcurrency: { calls: 2, at: '2026-03-04T10:59:15.000Z' } },
  })
  expect(body['groups']).toStrictEqual([])
})

test('groups have the keys of their calls, and a rest is one group', async () => {
  const { body } = await ask(`${RANGE}&by=hour,cause&tz=Asia/Kolkata&top=1`)
  expect(body['groups']).toMatchObject([
    { key: { hour: '2026-03-04T16:00:00+05:30', cause: 'hangup' }, calls: 2 },
    { key: {}, other: true, calls: 4 },
  ])
})

test('the filters of a list hold for a report, too', async () => {
  const { body } = await ask(`${RANGE}&cause=!hangup&answered=false&by=cause`)
  expect(body['groups']).toMatchObject([
    { key: { cause: 'busy' }, calls: 1 },
    { key: { cause: 'timeout' }, calls: 1 },
  ])
})

test('a report can be compared with the period before, and with the week before', async () => {
  const previous = await ask(
    'since=2026-03-04T11:00Z&until=2026-03-04T12:00Z&by=application&compare=previous',
  )
  expect(previous.body).toMatchObject({
    previous: { since: '2026-03-04T10:00:00.000Z', until: '2026-03-04T11:00:00.000Z' },
    total: { calls: 2, previous: { calls: 4 } },
  })
  expect(previous.body['groups']).toMatchObject([
    { calls: 1, previous: { calls: 3 } },
    { key: { applicationId: 'another' }, calls: 1, previous: { calls: 1 } },
  ])
  const week = await ask('since=2026-03-11&until=2026-03-12&compare=previousWeek')
  expect(week.body).toMatchObject({ total: { calls: 0, previous: { calls: 6 } } })
})

test('without a range, a report is about the last 7 days', async () => {
  const before = Date.now()
  await sleep(2)
  const { body } = await ask('')
  const [since, until] = [Date.parse(String(body['since'])), Date.parse(String(body['until']))]
  expect(until - since).toBe(7 * 86_400_000)
  expect(until).toBeGreaterThan(before)
})

test('a report that has only an end is about the 7 days before it', async () => {
  const { body } = await ask('until=2026-03-05')
  expect(body).toMatchObject({ since: '2026-02-26T00:00:00.000Z', total: { calls: 6 } })
})

test.each(['previous', 'previousWeek'])(
  'a report of all time can be compared with the %s period',
  async compare => {
    const { status, body } = await ask(`since=0000-01-01&until=9999-12-31&compare=${compare}&by=week`)
    expect([status, body]).toMatchObject([200, { total: { calls: 6 } }])
  },
)
