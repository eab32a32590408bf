import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { killLeftovers, type TwinProcess } from '../test/support/twin/twin-process'
import { axeViolations, startChromium } from './browser/chromium'
import { consoleUrlOf, runDisconnects, startTwinWithHistory, visit } from './browser/console'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(90_000)

let twin: TwinProcess
let browser: Browser

beforeAll(async () => {
  ;[twin, browser] = await Promise.all([startTwinWithHistory(15, 400), startChromium()])
})

afterAll(async () => {
  await browser.close()
  await twin.stop('SIGTERM')
  killLeftovers()
})

const reportUrl = (query = ''): string => consoleUrlOf(twin).replace('/#', `/report${query}#`)

/** Until everything has been read. */
const read = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Save as HTML', disabled: false }).waitFor()

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

describe.each(['light', 'dark'] as const)('in a %s theme', colorScheme => {
  test.each([1_280, 390])('at %i pixels, the report of the last 7 days is shown', async width => {
    const { page, context, complaints, strangers } = await visit(browser, reportUrl(), { width, colorScheme })
    await read(page)
    for (const name of ['When calls fail', 'Why calls fail, over time', 'By application', 'Calls at once'])
      await page.getByRole('heading', { name }).waitFor()
    expect(await axeViolations(page)).toStrictEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect({ complaints, strangers }).toStrictEqual({ complaints: [], strangers: [] })
    await context.close()
  })
})

test('the command that is copied prints the figures that are shown', async () => {
  const { page, context } = await visit(browser, reportUrl('?since=3d&by=cause'))
  await read(page)
  await page.keyboard.press('c')
  await page.getByText('Copied').waitFor()
  const [, words = ''] = /disconnects\S* (.*) --local \S+/.exec(await clipboard(page)) ?? []
  const rest = /--local \S+ (.*)/.exec(await clipboard(page))?.[1] ?? ''
  const report = JSON.parse(runDisconnects(twin, ...`${words} ${rest}`.split(' '), '--format', 'json')) as {
    readonly total: { readonly calls: number }
    readonly groups: readonly { readonly key: { readonly cause: string }; readonly calls: number }[]
  }
  const total = page.getByRole('table', { name: /^By cause/ }).locator('tfoot td')
  expect(await total.first().textContent()).toBe(new Intl.NumberFormat('en-US').format(report.total.calls))
  const rows = page.getByRole('table', { name: /^By cause/ }).locator('tbody tr')
  expect(await rows.first().getByRole('rowheader').textContent()).toBe(report.groups[0]?.key.cause)
  await context.close()
})

test('what is chosen is in the address, and a copied link has absolute times and no token', async () => {
  const { page, context } = await visit(browser, reportUrl())
  await read(page)
  await page.getByLabel('by', { exact: true }).selectOption('Class of cause')
  await page.getByRole('heading', { name: 'By class of cause' }).waitFor()
  await page.getByLabel('ended').selectOption('Yesterday')
  await page.waitForURL(/since=yesterday&until=today|until=today/)
  expect(new URL(page.url()).searchParams.get('by')).toBe('causeClass')
  await read(page)
  await page.keyboard.press('l')
  await page.getByText('Copied').waitFor()
  const link = new URL(await clipboard(page))
  expect(link.searchParams.get('since')).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  expect(link.href).not.toContain('token')
  await context.close()
})

test('[ goes to the period before, and ] comes back', async () => {
  const { page, context } = await visit(browser, reportUrl('?since=2d'))
  await read(page)
  const about = page.locator('.report-about')
  const shown = await about.textContent()
  await page.keyboard.press('[')
  await page.waitForURL(/until=/)
  expect(await about.textContent()).not.toBe(shown)
  await page.keyboard.press(']')
  await read(page)
  expect((await about.textContent())?.slice(0, 30)).toBe(shown?.slice(0, 30))
  await context.close()
})

test('a column sorts its table, and says so to screen readers', async () => {
  const { page, context } = await visit(browser, reportUrl())
  await read(page)
  const head = page.getByRole('columnheader', { name: 'Mean talk' })
  await head.getByRole('button').click()
  expect(await head.getAttribute('aria-sort')).toBe('descending')
  await head.getByRole('button').click()
  expect(await head.getAttribute('aria-sort')).toBe('ascending')
  await context.close()
})

test('a group leads to its calls', async () => {
  const { page, context } = await visit(browser, reportUrl('?by=cause'))
  await read(page)
  await page.getByRole('rowheader', { name: 'busy' }).getByRole('link').click()
  await page.waitForURL(url => url.pathname === '/calls')
  expect(new URL(page.url()).searchParams.get('cause')).toBe('busy')
  await context.close()
})

test('it is saved as one HTML file', async () => {
  const { page, context, complaints } = await visit(browser, reportUrl())
  await read(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as HTML' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.html$/)
  expect(readFileSync(await download.path(), 'utf8')).toContain('How our calls ended')
  expect(complaints).toStrictEqual([])
  await context.close()
})

test('a time that is none is said, and what would be one', async () => {
  const { page, context } = await visit(browser, reportUrl('?since=yesterdy'))
  await page.getByText('This is no period').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('a time such as today, yesterday')
  await context.close()
})
