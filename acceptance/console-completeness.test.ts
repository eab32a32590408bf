import type { Browser } from 'playwright-core'
import { APPLICATION_IDS } from '../test/support/bandwidth/call-state'
import { endedCall, HOUR } from '../test/support/reconciliation/ended-calls'
import { useReconciling } from '../test/support/reconciliation/reconciling'
import { axeViolations, startChromium } from './browser/chromium'
import { visit } from './browser/console'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(60_000)

const { calls, twin, reconciling, deliver } = useReconciling()

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

const DELIVERS = { applicationId: APPLICATION_IDS[0], direction: 'outbound' } as const
const NEVER_DELIVERED = { applicationId: APPLICATION_IDS[1], direction: 'inbound' } as const

test('what did not arrive, and which application is not set up, are on Now and on Completeness', async () => {
  calls.push(
    ...[6, 5, 4, 3].map((hours, i) => endedCall(i, hours * HOUR, DELIVERS)),
    endedCall(10, HOUR, NEVER_DELIVERED),
  )
  await deliver(calls.slice(0, 3))
  await reconciling()

  const { page, context, complaints, strangers } = await visit(browser, twin().consoleUrl)
  const tile = page.getByRole('main')
  await tile.getByText('75.00').waitFor()
  expect(await tile.innerText()).toContain('1 of 4 did not arrive')
  await page.getByRole('link', { name: /not set up/ }).click()

  await page.getByRole('heading', { level: 1, name: 'Completeness' }).waitFor()
  await page.getByText('75.00').first().waitFor()
  const text = await page.getByRole('main').innerText()
  expect(text).toContain(APPLICATION_IDS[1].slice(0, 8))
  expect(text).toMatch(/not set up/i)
  expect(await axeViolations(page)).toStrictEqual([])
  expect({ complaints, strangers }).toStrictEqual({ complaints: [], strangers: [] })
  await context.close()
})
