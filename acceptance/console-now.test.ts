import type { Browser, Page } from 'playwright-core'
import { TWIN_CREDENTIALS } from '../lambda/deployment/twin'
import { killLeftovers, type TwinProcess } from '../test/support/twin/twin-process'
import { axeViolations, startChromium } from './browser/chromium'
import { consoleUrlOf, runDisconnects, startTwinWithHistory, visit } from './browser/console'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(90_000)

let twin: TwinProcess
let browser: Browser

beforeAll(async () => {
  ;[twin, browser] = await Promise.all([startTwinWithHistory(9, 600), startChromium()])
})

afterAll(async () => {
  await browser.close()
  await twin.stop('SIGTERM')
  killLeftovers()
})

/** The number of the tile of this name. */
const figureOf = async (page: Page, name: string): Promise<number> =>
  Number(
    (
      (await page
        .locator('.tile', { has: page.getByText(name, { exact: true }) })
        .locator('.figure')
        .textContent()) ?? ''
    )
      .replace(/ .*/, '')
      .replaceAll(',', ''),
  )

/** Until the day and the week before have been read. */
const read = (page: Page): Promise<void> =>
  page
    .getByText(/against last/)
    .first()
    .waitFor()

const HOSTILE = '<img src=x onerror=alert(1)>'

/** A call that ended so long ago, for an error. */
const send = async (callId: string, agoMs: number, tag: string): Promise<void> => {
  const endTime = new Date(Date.now() - agoMs).toISOString()
  const startTime = new Date(Date.now() - agoMs - 60_000).toISOString()
  const { status } = await fetch(`${twin.url}/callbacks/disconnect/${TWIN_CREDENTIALS.password}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      eventType: 'disconnect',
      callId,
      from: '+15555550100',
      to: '+15555550101',
      direction: 'outbound',
      startTime,
      endTime,
      cause: 'account-limit',
      tag,
    }),
  })
  expect(status).toBe(204)
}

const idOf = (n: number): string => `c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-${String(n).padStart(12, '0')}`

describe.each(['light', 'dark'] as const)('in a %s theme', colorScheme => {
  test.each([1_280, 390])('at %i pixels, the day is shown against the same day a week ago', async width => {
    const { page, context, complaints, strangers } = await visit(browser, consoleUrlOf(twin), {
      width,
      colorScheme,
    })
    await read(page)
    await page.getByRole('heading', { name: 'What fails, and what to do' }).waitFor()
    expect(await figureOf(page, 'Calls')).toBeGreaterThan(100)
    expect(await axeViolations(page)).toStrictEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect({ complaints, strangers }).toStrictEqual({ complaints: [], strangers: [] })
    await context.close()
  })
})

test('the calls of the day are those of the report on the command line', async () => {
  const { page, context } = await visit(browser, consoleUrlOf(twin))
  await read(page)
  const report = JSON.parse(runDisconnects(twin, 'report', '--since', '24h', '--format', 'json')) as {
    readonly total: { readonly calls: number }
  }
  // Between the two, the oldest of them may turn a day old.
  expect(Math.abs((await figureOf(page, 'Calls')) - report.total.calls)).toBeLessThan(5)
  await context.close()
})

test('a call that ends is counted and shown without reloading, and its tag is no markup', async () => {
  const { page, context, complaints } = await visit(browser, consoleUrlOf(twin))
  await read(page)
  const before = await figureOf(page, 'Calls')
  await send(idOf(1), 0, HOSTILE)
  await page.getByRole('cell', { name: HOSTILE }).waitFor({ timeout: 10_000 })
  expect(await figureOf(page, 'Calls')).toBe(before + 1)
  expect(await page.locator('img').count()).toBe(0)
  await page.getByRole('cell', { name: HOSTILE }).click()
  await page.waitForURL(url => url.pathname === `/calls/${idOf(1)}`)
  expect(complaints).toStrictEqual([])
  await context.close()
})

test('while paused, nothing changes; P pauses and goes on', async () => {
  const { page, context } = await visit(browser, consoleUrlOf(twin))
  await read(page)
  await page.keyboard.press('p')
  await page.getByText('Paused').waitFor()
  const before = await figureOf(page, 'Calls')
  await send(idOf(2), 0, 'while paused')
  await page.waitForTimeout(4_000)
  expect(await figureOf(page, 'Calls')).toBe(before)
  await page.keyboard.press('p')
  await page.getByRole('cell', { name: 'while paused' }).waitFor({ timeout: 10_000 })
  await context.close()
})

test('after a long pause, the figures are those of a page that was just opened', async () => {
  const { page, context } = await visit(browser, 'about:blank')
  await page.clock.install()
  await page.goto(consoleUrlOf(twin))
  await read(page)
  await page.keyboard.press('p')
  await page.getByText('Paused', { exact: true }).waitFor()
  // Its callback comes late: the page knows calls that ended after it.
  await send(idOf(3), 300_000, 'late')
  await page.clock.fastForward('20:00')
  await page.keyboard.press('p')
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
  await page.waitForTimeout(4_000)
  const resumed = await figureOf(page, 'Calls')
  await page.reload()
  await read(page)
  expect(resumed).toBe(await figureOf(page, 'Calls'))
  await context.close()
})

test('with the keyboard alone, arrows go from bar to bar, T shows the figures, and Enter opens the calls', async () => {
  const { page, context } = await visit(browser, consoleUrlOf(twin))
  await read(page)
  const chart = page.getByRole('figure', { name: /Failed calls by class/ })
  await chart.focus()
  await page.keyboard.press('t')
  await page.getByRole('table', { name: /Failed calls per/ }).waitFor()
  await page.keyboard.press('t')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  expect(await chart.getByRole('status').textContent()).toMatch(
    /^\w{3} \d+ \w{3} \d\d:\d\d–\d\d:\d\d, application \d+/,
  )
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.pathname === '/calls')
  const { searchParams } = new URL(page.url())
  expect(Date.parse(searchParams.get('until') ?? '') - Date.parse(searchParams.get('since') ?? '')).toBe(
    15 * 60_000,
  )
  expect(searchParams.get('causeClass')).toBe('application,limit,platform')
  await context.close()
})
