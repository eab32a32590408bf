import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { HOUR_MS } from '../lambda/disconnect/time-units'
import { eventually } from '../test/support/eventually'
import { killLeftovers, type TwinProcess } from '../test/support/twin/twin-process'
import { axeViolations, startChromium } from './browser/chromium'
import { consoleUrlOf, startTwinWithHistory, visit, watched } from './browser/console'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(60_000)

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

const TITLES = ['Now', 'Calls', 'Report', 'Quarantine', 'Completeness'] as const

test('every view is one key after G away, has an address, and the browser’s “back” works', async () => {
  const { page, context, complaints, strangers } = await visit(browser, consoleUrlOf(twin))
  await page.getByRole('heading', { level: 1 }).waitFor()
  for (const [i, key] of ['n', 'c', 'r', 'q', 'm'].entries()) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await page.getByRole('heading', { level: 1, name: TITLES[i] ?? '' }).waitFor()
  }
  expect(new URL(page.url()).pathname).toBe('/completeness')
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Quarantine' }).waitFor()
  expect({ complaints, strangers }).toStrictEqual({ complaints: [], strangers: [] })
  await context.close()
})

test('the token is taken out of the address, another tab gets it, and another browser does not', async () => {
  const { page, context, complaints } = await visit(browser, consoleUrlOf(twin))
  await page.getByRole('heading', { level: 1 }).waitFor()
  const token = /token=(.*)/.exec(consoleUrlOf(twin))?.[1] ?? ''
  expect(page.url()).not.toContain(token)
  const TOKEN = 'sessionStorage.getItem("token")'
  expect(await page.evaluate(TOKEN)).toBe(token)

  const second = await context.newPage()
  const { complaints: others } = watched(context, second, new URL(twin.url).origin)
  await second.goto(`${twin.url}/calls`)
  await second.getByRole('heading', { level: 1, name: 'Calls' }).waitFor()
  await second.waitForFunction(TOKEN)
  expect(await second.evaluate(TOKEN)).toBe(token)

  const stranger = await visit(browser, `${twin.url}/calls`)
  await stranger.page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor()
  await stranger.page.waitForTimeout(500)
  expect(await stranger.page.evaluate(TOKEN)).toBeNull()
  expect([...complaints, ...others, ...stranger.complaints]).toStrictEqual([])
  await Promise.all([context.close(), stranger.context.close()])
})

test('? shows what the keys do, and single keys can be switched off', async () => {
  const { page, context, complaints } = await visit(browser, consoleUrlOf(twin))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await help.waitFor()
  expect(await axeViolations(page)).toStrictEqual([])
  await help.getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.waitForTimeout(200)
  expect(new URL(page.url()).pathname).toBe('/')
  expect(complaints).toStrictEqual([])
  await context.close()
})

test.each([
  ['+1 (555) 555-0187', '/calls', 'number', '+15555550187'],
  ['customer-20417', '/calls', 'tag', 'customer-20417'],
  [
    'c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d',
    '/calls/c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d',
    '',
    null,
  ],
])('/ and %s finds it', async (text, path, name, value) => {
  const { page, context } = await visit(browser, consoleUrlOf(twin))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await page.waitForFunction(wanted => location.pathname === wanted, path)
  expect(new URL(page.url()).searchParams.get(name)).toBe(value)
  await context.close()
})

test.each([
  // The day, and the week before.
  ['/', '/console/activity', 2],
  ['/calls?since=24h', '/disconnects', 1],
  ['/report?since=7d', '/console/overview', 1],
])('%s reads its calls once, whatever else becomes known meanwhile', async (address, path, times) => {
  const url = new URL(consoleUrlOf(twin))
  const { context, requests, unanswered } = await visit(browser, new URL(`${address}${url.hash}`, url).href)
  const reads = () =>
    requests.filter(({ pathname, searchParams }) => {
      // Looking for newer calls, as the page does every few seconds, is not reading the period again.
      const isOfPeriod = Date.parse(searchParams.get('since') ?? '') < Date.now() - HOUR_MS
      return pathname === path && isOfPeriod && !searchParams.has('cursor')
    })
  await eventually(() => Promise.resolve(reads().length >= times ? true : undefined), 20_000)
  // A read too many would come when the answer to another question is there.
  await eventually(() => Promise.resolve(unanswered.size === 0 ? true : undefined), 20_000)
  await setTimeout(1_000)
  expect(reads()).toHaveLength(times)
  await context.close()
})

test('a key that is held down moves by a row each time', async () => {
  const url = new URL(consoleUrlOf(twin))
  const { page, context } = await visit(browser, new URL(`/calls${url.hash}`, url).href)
  await page.locator('tbody tr[data-row]').first().waitFor()
  // All before the page is drawn again.
  await page.evaluate(
    'for (let i = 0; i < 5; i++) dispatchEvent(new KeyboardEvent("keydown", { key: "j", cancelable: true }))',
  )
  const focused = page.locator('tbody tr[data-row="5"] a:focus')
  await focused.waitFor({ timeout: 5_000 })
  expect(await focused.count()).toBe(1)
  await context.close()
})

test('the view may be drawn again between two keys that belong together', async () => {
  const { page, context } = await visit(browser, consoleUrlOf(twin))
  await page.getByRole('heading', { level: 1, name: 'Now' }).waitFor()
  // All at the same time, since the second key has to come within 1.5 s, however slow the page is.
  await page.evaluate(`(async () => {
    const press = key =>
      dispatchEvent(Object.defineProperty(new KeyboardEvent('keydown', { key }), 'timeStamp', { value: 1 }))
    const drawn = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
    for (const key of 'gcg') press(key)
    while (document.querySelector('h1')?.textContent !== 'Calls') await drawn()
    for (let i = 0; i < 5; i++) await drawn()
    press('r')
  })()`)
  await page.getByRole('heading', { level: 1, name: 'Report' }).waitFor({ timeout: 5_000 })
  expect(new URL(page.url()).pathname).toBe('/report')
  await context.close()
})
