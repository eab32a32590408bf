import type { Browser } from 'playwright-core'
import { killLeftovers, type TwinProcess } from '../test/support/twin/twin-process'
import { startChromium } from './browser/chromium'
import { consoleUrlOf, startTwinWithHistory, visit } from './browser/console'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(90_000)

let twin: TwinProcess
let browser: Browser

beforeAll(async () => {
  ;[twin, browser] = await Promise.all([startTwinWithHistory(1, 300), startChromium()])
})

afterAll(async () => {
  await browser.close()
  await twin.stop('SIGTERM')
  killLeftovers()
})

test('an answer that ends in the middle of a line is asked for again, and is never taken for a whole one', async () => {
  const { page, context } = await visit(browser, 'about:blank')
  const cuts: string[] = []
  await page.route('**/console/activity*', async route => {
    if (cuts.length > 0) {
      await route.continue()
      return
    }
    const response = await route.fetch()
    const body = await response.text()
    cuts.push(body)
    await route.fulfill({ response, body: body.slice(0, body.length / 2) })
  })
  await page.goto(consoleUrlOf(twin))
  await page
    .getByText(/against last|no calls last/)
    .first()
    .waitFor()
  expect(cuts).toHaveLength(1)
  await context.close()
})

test('while new calls cannot be read, Now says why and can be told to try, and goes on by itself', async () => {
  const { page, context } = await visit(browser, consoleUrlOf(twin))
  await page.getByText('Live', { exact: true }).waitFor()
  await page.route('**/disconnects?*', route => route.abort())
  const why = page.getByRole('alert').filter({ hasText: 'The console does not answer' })
  const tryNow = why.getByRole('button', { name: 'Try now' })
  await tryNow.waitFor()
  const asked = page.waitForRequest('**/disconnects?*')
  await tryNow.click()
  await asked
  await page.unroute('**/disconnects?*')
  await page.getByText('Live', { exact: true }).waitFor()
  expect(await why.count()).toBe(0)
  await context.close()
})
