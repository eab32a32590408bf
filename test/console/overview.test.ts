import { setTimeout as sleep } from 'node:timers/promises'
import type { Overview } from '../../console/answers/overview'
import { closeConsoles, consoleOf, linesOf, TOKEN } from '../support/console/a-console'
import { chunk, endedAt, RANGE, readerOf, SINCE, slowly } from '../support/console/chunks'

afterEach(closeConsoles)

const BEFORE = '2026-03-03T00:00:00.000Z'

test('an overview has the report, what its charts are made of, and the period before at the end', async () => {
  const { get } = await consoleOf(async function* (...asked) {
    yield* slowly(...asked)
    yield* readerOf([chunk([endedAt(-2, { cause: 'busy', answered: false })])], { since: BEFORE })(...asked)
  })
  const lines = await linesOf<Overview>(await get(`/console/overview?${RANGE}&by=cause&compare=previous`))
  const last = lines.at(-1) as Overview
  expect(lines.map(({ isWhole }) => isWhole)).toStrictEqual([...lines.slice(1).map(() => false), true])
  expect(lines.slice(0, -1).map(({ report }) => report.previous)).toStrictEqual(
    lines.slice(1).map(() => undefined),
  )
  expect(lines.at(-2)?.report.total.calls).toBe(3)
  expect(last.report.total).toMatchObject({ calls: 3, answered: 2, previous: { calls: 1, answered: 0 } })
  expect(last.report.groups.map(({ key }) => key)).toStrictEqual([{ cause: 'hangup' }, { cause: 'busy' }])
  expect([last.hours.length, last.reachedMs]).toStrictEqual([7 * 24, Date.parse(SINCE)])
})

test('an overview of more groups than can be shown says what to ask for instead', async () => {
  const { get } = await consoleOf(
    readerOf([chunk(Array.from({ length: 100_001 }, (_, i) => endedAt(5, { tag: `tag ${i}` })))]),
  )
  const response = await get(`/console/overview?${RANGE}&by=tag`)
  expect([response.status, await response.json()]).toStrictEqual([
    422,
    {
      error: '100,001 groups are more than the 100,000 that can be shown: set top, or narrow since and until',
      kind: 'refused',
    },
  ])
})

test('saving what an overview has shown reads nothing, for a minute', async () => {
  let reads = 0
  const { get } = await consoleOf((...asked) => {
    reads++
    return readerOf([chunk([endedAt(5, { cause: 'callback-error' })])])(...asked)
  })
  await linesOf(await get('/console/overview?since=2026-03-04&until=2026-03-05&by=cause'))
  const before = reads
  const saved = await get('/console/report.html?until=2026-03-05&since=2026-03-04&by=cause')
  expect([saved.status, saved.headers.get('content-type')]).toStrictEqual([200, 'text/html; charset=utf-8'])
  expect(saved.headers.get('content-disposition')).toMatch(
    /^attachment; filename="report-\d{4}-\d\d-\d\d\.html"$/,
  )
  const html = await saved.text()
  expect(html).toContain(
    'disconnects report --since 2026-03-04T00:00:00.000Z --until 2026-03-05T00:00:00.000Z --by cause --stack Somewhere',
  )
  expect(reads).toBe(before)
  expect((await get('/console/report.html?since=2026-03-04&until=2026-03-05')).status).toBe(200)
  expect(reads).toBeGreaterThan(before)
})

test('when the page goes away, the period before is not read to its end, nor remembered', async () => {
  const read = { count: 0 }
  const { url } = await consoleOf(async function* (...asked) {
    yield* readerOf([chunk([endedAt(5)])])(...asked)
    if (asked[0].since !== BEFORE) return
    for (; read.count < 1_000; read.count++) {
      yield chunk([endedAt(-5)], -1)
      await sleep(10)
    }
  })
  const gone = new AbortController()
  const headers = { Authorization: `Bearer ${TOKEN}` }
  const response = await fetch(`${url}/console/overview?${RANGE}&compare=previous`, {
    headers,
    signal: gone.signal,
  })
  await response.body?.getReader().read()
  gone.abort()
  await sleep(300)
  const { count } = read
  expect(count).toBeLessThan(100)
  await sleep(100)
  expect(read.count).toBe(count)
})
