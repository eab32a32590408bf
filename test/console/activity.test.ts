import { setTimeout as sleep } from 'node:timers/promises'
import type { Activity } from '../../console/answers/activity'
import { closeConsoles, consoleOf, linesOf, TOKEN } from '../support/console/a-console'
import { chunk, endedAt, RANGE, readerOf, SINCE, slowly, UNTIL } from '../support/console/chunks'
import { eventually } from '../support/eventually'

afterEach(closeConsoles)

test('the activity of a period grows from its end, and the last line has all of it', async () => {
  const { get } = await consoleOf(slowly)
  const response = await get(`/console/activity?${RANGE}&tz=America/New_York`)
  expect([response.status, response.headers.get('content-type')]).toStrictEqual([
    200,
    'application/x-ndjson; charset=utf-8',
  ])
  const lines = await linesOf<Activity>(response)
  const sums = lines.map(({ spans, reachedMs, isWhole, unreadable }) => ({
    calls: spans.reduce((sum, { calls }) => sum + calls, 0),
    answered: spans.reduce((sum, { answered }) => sum + answered, 0),
    reachedMs,
    isWhole,
    unreadable,
  }))
  expect(sums).toStrictEqual([
    { calls: 2, answered: 1, reachedMs: Date.parse('2026-03-04T12:00Z'), isWhole: false, unreadable: 1 },
    { calls: 3, answered: 2, reachedMs: Date.parse(SINCE), isWhole: true, unreadable: 2 },
  ])
  const { spans, step } = lines.at(-1) as Activity
  expect([step, spans.length, spans[0]?.fromMs, spans.at(-1)?.toMs]).toStrictEqual([
    '15 minutes',
    96,
    Date.parse(SINCE),
    Date.parse(UNTIL),
  ])
  expect(spans[52]?.causes).toStrictEqual({ busy: 1 })
})

test('calls of one cause in one part are counted together, whenever they are read', async () => {
  const busy = endedAt(13, { cause: 'busy', answered: false })
  const { get } = await consoleOf(readerOf([chunk([busy, busy], 13), chunk([busy])]))
  const lines = await linesOf<Activity>(await get(`/console/activity?${RANGE}`))
  expect(lines.at(-1)?.spans[52]).toMatchObject({ calls: 3, answered: 0, causes: { busy: 3 } })
})

test('calls after the period are not read for its activity', async () => {
  const asked: unknown[] = []
  const { get } = await consoleOf((question, options) => {
    asked.push([question.since, question.until])
    return readerOf([chunk([])])(question, options)
  })
  await linesOf(await get(`/console/activity?${RANGE}`))
  expect(asked).toStrictEqual([[SINCE, UNTIL]])
})

test('causes that somebody made up are names like any other', async () => {
  const hostile = ['__proto__', 'constructor', '<img src=x onerror=alert(1)>', '\u2028\n"}']
  const { get } = await consoleOf(readerOf([chunk(hostile.map(cause => endedAt(5, { cause })))]))
  const text = await (await get(`/console/activity?${RANGE}`)).text()
  expect(text.trimEnd().split('\n')).toHaveLength(1)
  const { causes } = (JSON.parse(text) as Activity).spans[20] as Activity['spans'][number]
  expect(Object.entries(causes)).toStrictEqual(expect.arrayContaining(hostile.map(cause => [cause, 1])))
})

test('when the page goes away, reading stops', async () => {
  let [read, isEnded] = [0, false]
  const { url } = await consoleOf(async function* () {
    try {
      for (; read < 1_000; read++) {
        yield chunk([endedAt(13)], 12)
        await sleep(20)
      }
    } finally {
      isEnded = true
    }
  })
  const gone = new AbortController()
  const headers = { Authorization: `Bearer ${TOKEN}` }
  const response = await fetch(`${url}/console/activity?${RANGE}`, { headers, signal: gone.signal })
  await response.body?.getReader().read()
  gone.abort()
  expect(await eventually(() => Promise.resolve(isEnded || undefined))).toBe(true)
  expect(read).toBeLessThan(100)
})
