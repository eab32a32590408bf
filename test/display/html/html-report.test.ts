import type { Cause } from '../../../lambda/disconnect/cause'
import { htmlReport } from '../../../display/html/html-report'
import { aCall, inputOf, inputOfCalls, requestOf } from '../../support/html/html-input'
import { historyReadings } from '../../support/html/readings'

const historyHtml = (parameters: Readonly<Record<string, string>>, count: number): string => {
  const { question, by } = requestOf(parameters)
  const range = { sinceMs: Date.parse(question.since), untilMs: Date.parse(question.until) }
  const { reading, before } = historyReadings(range, count, by)
  return htmlReport(inputOf(parameters, reading, parameters['compare'] === undefined ? undefined : before))
}

/** The names of the sections, in their order. */
const sectionsOf = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/<h2 id="([^"]+)"/g)].map(([, name]) => name)

const textOf = (html: string): string =>
  html
    .replaceAll(/<style>.*?<\/style>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(1)</script>'

describe('what strangers sent', () => {
  const hostile = aCall({
    tag: HOSTILE,
    from: HOSTILE,
    applicationId: HOSTILE,
    cause: `${HOSTILE}\u202e` as Cause,
  })
  const failed = aCall({ ...hostile, cause: 'error' })

  test.each(['tag', 'from', 'cause', 'applicationId', 'number'])('is text, also as a group by %s', by => {
    const html = htmlReport(inputOfCalls([hostile, failed, aCall()], { by }))
    expect(html).not.toMatch(/<(?:img|script)/)
    expect(html).toContain('&lt;img')
    expect(html).not.toContain('\u202e')
  })

  test('is text in the command and in the name of the place', () => {
    const html = htmlReport({ ...inputOfCalls([aCall()]), command: HOSTILE, place: HOSTILE })
    expect(html).not.toMatch(/<(?:img|script)/)
  })
})

test('nothing is loaded: the file names no other, and its policy forbids it', () => {
  const html = historyHtml({ since: '7d', by: 'applicationId', compare: 'previous' }, 2_000)
  expect(html).toContain(`default-src 'none'`)
  expect(html).not.toMatch(
    /(?:src|href)=|url\((?!#)|@import|<link|<script|https?:\/\/(?!www\.w3\.org|localhost)/,
  )
})

test('a compared week has every section, each with a table of its figures', () => {
  const html = historyHtml({ since: '7d', by: 'applicationId', compare: 'previous' }, 8_000)
  expect(sectionsOf(html)).toStrictEqual([
    'failures',
    'answered',
    'groups',
    'heat',
    'failing-number',
    'failing-tag',
    'at-once',
    'causes',
    'words',
  ])
  expect(html.match(/<details>/g)).toHaveLength(4)
  expect(html.match(/<h1>/g)).toHaveLength(1)
})

test('an hour has no weekdays to compare', () => {
  expect(sectionsOf(historyHtml({ since: '1h' }, 1_000))).not.toContain('heat')
})

test('a period without calls says so, and shows nothing that looks like zero', () => {
  const html = htmlReport(inputOfCalls([]))
  expect(textOf(html)).toContain('No call ended in this period')
  expect(sectionsOf(html)).toStrictEqual([])
})

test('without a failure, no section is about failures', () => {
  const html = htmlReport(inputOfCalls([aCall()]))
  expect(textOf(html)).toContain('No call failed for technical reasons.')
  expect(sectionsOf(html)).toStrictEqual(['answered', 'at-once', 'words'])
})

test('the applications are shown without being asked for, if there are several', () => {
  const calls = [aCall(), aCall({ applicationId: '14e88489-df02-4e34-a0ee-27a91849555f' })]
  expect(sectionsOf(htmlReport(inputOfCalls(calls)))).toContain('groups')
})

test('few calls are counted, not given in hundredths', () => {
  expect(textOf(htmlReport(inputOfCalls([aCall(), aCall({ cause: 'error', answered: false })])))).toContain(
    'Of 2 calls , 1 was answered. 1 call failed for technical reasons.',
  )
})

test('it says what grew beyond chance, and nothing of what did not', () => {
  const text = textOf(historyHtml({ since: '7d', compare: 'previous' }, 20_000))
  expect(text).toMatch(/What grew most: .*\(account-limit, \d+ after \d+\)/)
  expect(text).not.toMatch(/What grew most: [^.]*\(error,/)
})

test('a cause that Bandwidth has not documented is shown, with what to do, and is no failure', () => {
  const text = textOf(htmlReport(inputOfCalls([aCall({ cause: 'brand-new' })])))
  expect(text).toContain('brand-new 1 Bandwidth has not documented this cause. Ask Bandwidth what it means.')
  expect(text).toContain('No call failed')
})

test('causes of any name are shown with their calls now and before, those with the most first', () => {
  const parameters = { since: '1d', compare: 'previous' }
  const reading = (causes: readonly string[]) => {
    const calls = causes.map(cause => aCall({ cause }))
    return inputOfCalls(calls, { since: '1d' }).reading
  }
  const now = reading(['486', '__proto__', '__proto__', 'constructor', 'error', 'error', 'error'])
  const html = htmlReport(inputOf(parameters, now, reading(['486', '486', 'error'])))
  const rows = html.split('<table class="causes">')[1]?.split('</table>')[0]?.split('<tr>').slice(2) ?? []
  expect(rows.map(row => /([\w]+) (\d+) (\d+) /.exec(textOf(row))?.slice(1))).toStrictEqual([
    ['error', '3', '1'],
    ['__proto__', '2', '0'],
    ['486', '1', '2'],
    ['constructor', '1', '0'],
  ])
})

test('completeness is rounded down: 100 means all', () => {
  const input = inputOfCalls([aCall()])
  const html = htmlReport({ ...input, report: { ...input.report, completeness: 0.999_99 } })
  expect(textOf(html)).toContain('99.99 % of the calls')
})

test('a question with filters says that it is about some calls only', () => {
  expect(textOf(htmlReport(inputOfCalls([aCall()], { tag: 'blue' })))).toContain('filtered by tag')
})

test('groups beyond those that are shown are counted', () => {
  const calls = Array.from({ length: 230 }, (_, n) => aCall({ tag: `tag-${n}` }))
  expect(textOf(htmlReport(inputOfCalls(calls, { by: 'tag' })))).toContain('30 more groups are not shown')
})

test.each<[string, Record<string, string>]>([
  ['a month', { since: '30d', by: 'applicationId', compare: 'previous' }],
  [
    '90 days by the hour of the day and the weekday',
    { since: '90d', by: 'hourOfDay,weekday', compare: 'previousWeek' },
  ],
])('%s takes at most 600 KB', (_, parameters) => {
  expect(historyHtml(parameters, 8_000).length).toBeLessThan(600_000)
})

test('days of 23 and of 25 hours are drawn', () => {
  for (const until of ['2026-03-10T00:00:00Z', '2026-10-27T00:00:00Z']) {
    const since = new Date(Date.parse(until) - 4 * 86_400_000).toISOString()
    const html = historyHtml({ since, until, tz: 'Europe/Berlin' }, 500)
    expect(sectionsOf(html)).toContain('answered')
  }
})
