import type { Problem } from '../../console/answers/problem'
import { closeConsoles, consoleOf, linesOf } from '../support/console/a-console'
import { chunk, endedAt, FAILURE, RANGE, readerOf, slowly } from '../support/console/chunks'

afterEach(closeConsoles)

test('a failure before the first line has its status, and one after it is the last line', async () => {
  const failing = await consoleOf(readerOf([FAILURE]))
  const later = await consoleOf(readerOf([chunk([endedAt(13)], 12), FAILURE]))
  const problem = { error: 'The table does not answer', kind: 'unavailable' }
  for (const path of ['/console/activity', '/console/overview']) {
    const first = await failing.get(`${path}?${RANGE}`)
    expect([first.status, await first.json()]).toStrictEqual([503, problem])
    const second = await later.get(`${path}?${RANGE}`)
    const lines = await linesOf<Problem>(second)
    expect([second.status, lines.length, lines.at(-1)]).toStrictEqual([200, 2, problem])
  }
})

test('what is thrown ends a stream without its message, which may repeat what was asked', async () => {
  const { get } = await consoleOf(async function* (...asked) {
    yield* readerOf([chunk([endedAt(13)], 12)])(...asked)
    throw new Error('+15555550123')
  })
  const text = await (await get(`/console/activity?${RANGE}`)).text()
  expect(text).not.toContain('5555550123')
  expect(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ kind: 'unavailable' })
})

test.each([
  ['/console/activity?since=yesterdy', 'since'],
  ['/console/activity?tz=Mars', 'tz'],
  ['/console/activity?colour=red', 'colour'],
  ['/console/activity?since=1900-01-01', 'since'],
  ['/console/activity?since=2026-03-05&until=2026-03-04', 'until'],
  ['/console/overview?by=colour', 'by'],
  ['/console/overview?since=1900-01-01', 'since'],
  ['/console/report.html?since=x', 'since'],
  ['/console/completeness?since=x', 'since'],
  ['/console/completeness?since=1d&since=2d', 'since'],
  ['/console/completeness?by=cause', 'by'],
  ['/console/quarantine?until=x&until=y', 'until'],
])('%s is refused, and the answer names %s but not its value', async (path, name) => {
  const { get } = await consoleOf(slowly)
  const response = await get(path)
  const problem = (await response.json()) as Problem
  expect([response.status, problem.kind]).toStrictEqual([400, 'invalid'])
  expect(problem.violations?.map(one => one.path)).toContain(name)
  expect(JSON.stringify(problem)).not.toMatch(/yesterdy|Mars|red"/)
})
