import type { Browser, Page } from 'playwright-core'
import { killLeftovers, type TwinProcess } from '../test/support/twin/twin-process'
import { axeViolations, startChromium } from './browser/chromium'
import { consoleUrlOf, startTwinWithHistory, visit } from './browser/console'
import { CALL, deliver, secondsAgo } from './browser/hostile-call'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(120_000)

let twin: TwinProcess
let browser: Browser

beforeAll(async () => {
  ;[twin, browser] = await Promise.all([startTwinWithHistory(1, 300), startChromium()])
  await deliver(twin, CALL)
  await deliver(twin, { ...CALL, cause: 'hangup', endTime: secondsAgo(38), eventTime: secondsAgo(38) })
  const [callId, cause, from] = ['c-of-long-texts', 'W'.repeat(900), 'W'.repeat(100)]
  await deliver(twin, { ...CALL, callId, cause, from })
})

afterAll(async () => {
  await browser.close()
  await twin.stop('SIGTERM')
  killLeftovers()
})

const address = (path: string): string => `${twin.url}${path}${/#.*/.exec(consoleUrlOf(twin))?.[0] ?? ''}`

const ROWS = 'tbody tr[data-row]'

test.each([
  [1_280, 'light'],
  [390, 'dark'],
] as const)(
  'at %d pixels in %s, nothing is inaccessible, and the page never scrolls sideways',
  async (width, colorScheme) => {
    for (const path of [
      '/calls',
      `/calls/${CALL.callId}`,
      '/report?since=3d',
      '/quarantine',
      '/completeness',
    ]) {
      const { page, context, complaints } = await visit(browser, address(path), { width, colorScheme })
      await page.locator('h1').waitFor({ state: 'attached' })
      await page.waitForTimeout(1_500)
      expect({ path, violations: await axeViolations(page) }).toStrictEqual({ path, violations: [] })
      const [has, sees] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )
      expect(has).toBeLessThanOrEqual(sees)
      expect(complaints).toStrictEqual([])
      await context.close()
    }
  },
)

test('enlarged to 400 %, no view and no call scrolls sideways', async () => {
  for (const path of ['/', '/calls', `/calls/${CALL.callId}`, '/report?since=3d', '/quarantine']) {
    const { page, context } = await visit(browser, address(path), { width: 320, colorScheme: 'light' })
    await page.locator('h1').waitFor({ state: 'attached' })
    if (path.includes(CALL.callId)) await page.getByRole('table', { name: /Parts of the call/ }).waitFor()
    const has = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect({ path, has }).toStrictEqual({ path, has: 320 })
    await context.close()
  }
})

/** The colours that tell which one is chosen. */
const coloursOf = (page: Page, selector: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate(element => {
      const { borderTopColor, borderBottomColor, backgroundColor, outlineStyle } = getComputedStyle(element)
      return [borderTopColor, borderBottomColor, backgroundColor, outlineStyle].join(' ')
    })

test.each([1_280, 390])(
  'at %d pixels with the colours of the system, the view, the choice and the call that are open can be told from others',
  async width => {
    const { page, context } = await visit(browser, address('/report?since=3d'), {
      width,
      colorScheme: 'light',
    })
    await page.emulateMedia({ forcedColors: 'active' })
    await page.locator('.choice .button').first().waitFor()
    for (const [chosen, other] of [
      ['.tabs a[aria-current]', '.tabs a:not([aria-current])'],
      ['.choice [aria-pressed="true"]', '.choice [aria-pressed="false"]'],
    ] as const)
      expect(await coloursOf(page, chosen)).not.toBe(await coloursOf(page, other))
    // Only one side of the tab is marked, and nothing of the others.
    const [top, bottom] = await page
      .locator('.tabs a:not([aria-current])')
      .first()
      .evaluate(element => {
        const { borderTopColor, borderBottomColor } = getComputedStyle(element)
        return [borderTopColor, borderBottomColor]
      })
    const canvas = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    expect([top, bottom]).toStrictEqual([canvas, canvas])
    await page.goto(`${twin.url}/calls/${CALL.callId}`)
    await page.locator('tbody tr.open').first().waitFor({ state: 'attached' })
    expect(await coloursOf(page, 'tbody tr.open')).not.toBe(await coloursOf(page, `${ROWS}:not(.open)`))
    await context.close()
  },
)

test('on a phone a call has two lines, with its cause and both numbers whole', async () => {
  const { page, context } = await visit(browser, address('/calls'), { width: 390, colorScheme: 'light' })
  const cell = page.locator(ROWS).first().locator('th')
  await cell.waitFor()
  const { has, sees } = await cell.evaluate(element => ({
    has: element.scrollWidth,
    sees: element.clientWidth,
  }))
  expect(has).toBeLessThanOrEqual(sees)
  await context.close()
})
