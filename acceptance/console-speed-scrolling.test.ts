import type { Browser } from 'playwright-core'
import { killLeftovers, type TwinProcess } from '../test/support/twin/twin-process'
import { startChromium } from './browser/chromium'
import { consoleUrlOf, startTwinWithHistory, visit } from './browser/console'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(120_000)

let twin: TwinProcess
let browser: Browser

beforeAll(async () => {
  ;[twin, browser] = await Promise.all([startTwinWithHistory(4, 3_500), startChromium()])
})

afterAll(async () => {
  await browser.close()
  await twin.stop('SIGTERM')
  killLeftovers()
})

const ROWS = 'tbody tr[data-row]'

/** Scrolls upwards a page at a time, and measures each frame. */
const SCROLL = `(async () => {
  const element = document.querySelector('.calls-scroll')
  let [longest, rows, before] = [0, 0, performance.now()]
  for (let frame = 0; frame < 120; frame++) {
    element.scrollTop -= 900
    await new Promise(resolve => requestAnimationFrame(resolve))
    longest = Math.max(longest, performance.now() - before)
    before = performance.now()
    rows = Math.max(rows, element.querySelectorAll('tbody tr').length)
  }
  return { longest, rows }
})()`

test('a table of 10,000 calls has few rows in the document, and scrolls without a pause', async () => {
  const { page, context, complaints } = await visit(
    browser,
    consoleUrlOf(twin).replace('/#', '/calls?since=4d#'),
  )
  await page.locator(ROWS).first().waitFor()
  // The end moves away while pages are read.
  for (let shown = 0; shown < 10_000;) {
    await page.evaluate('document.querySelector(".calls-scroll").scrollTo(0, 1e9)')
    await page.waitForTimeout(100)
    const text = (await page.locator('.calls-foot').textContent()) ?? ''
    shown = Number((/–([\d,]+)/.exec(text)?.[1] ?? '0').replaceAll(',', ''))
  }
  const { longest, rows } = await page.evaluate<{ longest: number; rows: number }>(SCROLL)
  process.stderr.write(`10,000 calls: ${rows} rows in the document, longest frame ${longest.toFixed(0)} ms\n`)
  expect(rows).toBeLessThan(80)
  expect(longest).toBeLessThan(250)
  expect(complaints).toStrictEqual([])
  await context.close()
})
