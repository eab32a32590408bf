import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { htmlReport } from '../display/html/html-report'
import type { Call } from '../lambda/report/call'
import { inputOf, inputOfCalls, requestOf } from '../test/support/html/html-input'
import { historyReadings } from '../test/support/html/readings'
import { axeViolations, open, pagesOf, startChromium } from './browser/chromium'

const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(1)</script>'

/** Tags that want to be markup, and twenty applications. */
const hostile = (call: Call, index: number): Call => ({
  ...call,
  ...(index % 5 === 0 ? { tag: `${HOSTILE}${index % 3}`, from: HOSTILE } : {}),
  applicationId: `${String(index % 20).padStart(2, '0')}e88489-df02-4e34-a0ee-27a91849555f`,
})

const historyHtml = (
  parameters: Readonly<Record<string, string>>,
  calls: number,
  change?: (call: Call, index: number) => Call,
): string => {
  const { question, by } = requestOf(parameters)
  const range = { sinceMs: Date.parse(question.since), untilMs: Date.parse(question.until) }
  const { reading, before } = historyReadings(range, calls, by, change)
  return htmlReport(inputOf(parameters, reading, parameters['compare'] === undefined ? undefined : before))
}

const NEW_YORK = { tz: 'America/New_York' }

const REPORTS: readonly (readonly [string, () => string])[] = [
  [
    'a week, compared',
    () => historyHtml({ ...NEW_YORK, since: '7d', by: 'applicationId', compare: 'previous' }, 10_000),
  ],
  [
    'a month of 60,000 calls with hostile tags and 20 applications',
    () =>
      historyHtml({ ...NEW_YORK, since: '30d', by: 'applicationId', compare: 'previous' }, 120_000, hostile),
  ],
  [
    'an hour by number and tag',
    () => historyHtml({ ...NEW_YORK, since: '1h', by: 'number,tag' }, 600, hostile),
  ],
  ['a day by hour', () => historyHtml({ since: '1d', by: 'hour', compare: 'previousWeek' }, 2_000)],
  ['nothing', () => htmlReport(inputOfCalls([]))],
]

const OPEN_FIGURES = 'document.querySelectorAll("details").forEach(each => { each.open = true })'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(60_000)

let folder: string
let browser: Browser
const files = new Map<string, string>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'html-report-'))
  browser = await startChromium()
  for (const [i, [name, html]] of REPORTS.entries()) {
    const file = join(folder, `${i}.html`)
    writeFileSync(file, html())
    files.set(name, file)
  }
})

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

const fileOf = (name: string): string => files.get(name) ?? ''

describe.each(REPORTS.map(([name]) => name))('the report of %s', name => {
  test('takes at most 600 KB', () => {
    expect(statSync(fileOf(name)).size).toBeLessThan(600_000)
  })

  test.each([
    ['on a desk', 1_280, 'light'],
    ['on a phone in the dark', 390, 'dark'],
  ] as const)(
    '%s asks for nothing, runs nothing, does not scroll sideways, and axe finds nothing',
    async (_, width, colorScheme) => {
      const { page, messages, requests } = await open(browser, fileOf(name), { width, colorScheme })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      expect(await page.locator('img, script, iframe, object, link').count()).toBe(0)
      expect(await axeViolations(page)).toStrictEqual([])
      await page.evaluate(OPEN_FIGURES)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      expect({ messages, requests }).toStrictEqual({ messages: [], requests: [] })
      await page.close()
    },
  )
})

test('the tables of figures are accessible when they are open: axe finds nothing', async () => {
  const { page } = await open(browser, fileOf('a week, compared'), { width: 1_280, colorScheme: 'light' })
  await page.evaluate(OPEN_FIGURES)
  expect(await axeViolations(page)).toStrictEqual([])
  await page.close()
})

test('tags that want to be markup are shown as they are', async () => {
  const file = fileOf('an hour by number and tag')
  const { page } = await open(browser, file, { width: 1_280, colorScheme: 'light' })
  expect(await page.getByText('"><img src=x onerror=alert(1)>').count()).toBeGreaterThan(0)
  await page.close()
})

describe('on paper', () => {
  test.each(['A4', 'Letter'])('a week fits on two or three pages of %s', async format => {
    const { page } = await open(browser, fileOf('a week, compared'), { width: 1_280, colorScheme: 'dark' })
    const pages = pagesOf(await page.pdf({ format, printBackground: true }))
    expect(pages).toBeGreaterThanOrEqual(2)
    expect(pages).toBeLessThanOrEqual(3)
    await page.close()
  })

  test('it is light, also where the screen is dark', async () => {
    const { page } = await open(browser, fileOf('a week, compared'), { width: 1_280, colorScheme: 'dark' })
    const ground = 'getComputedStyle(document.body).backgroundColor'
    expect(await page.evaluate(ground)).toBe('rgb(21, 25, 32)')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)')
    await page.close()
  })
})
