import { execSync } from 'node:child_process'
import type { Browser } from 'playwright-core'
import { ROOT } from '../test/support/root'
import { killLeftovers, type TwinProcess } from '../test/support/twin/twin-process'
import { startChromium } from './browser/chromium'
import { consoleUrlOf, startTwinWithHistory, visit } from './browser/console'
import { CALL, deliver, HOSTILE_TAG, secondsAgo } from './browser/hostile-call'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(120_000)

let twin: TwinProcess
let browser: Browser

beforeAll(async () => {
  ;[twin, browser] = await Promise.all([startTwinWithHistory(4, 3_500), startChromium()])
  await deliver(twin, { ...CALL, extraNumber: 0 })
  await deliver(twin, { ...CALL, cause: 'hangup', endTime: secondsAgo(38), eventTime: secondsAgo(38) })
  await deliver(twin, {
    ...CALL,
    callId: 'c-leg',
    cause: 'timeout',
    tag: undefined,
    parentCallId: CALL.callId,
  })
})

afterAll(async () => {
  await browser.close()
  await twin.stop('SIGTERM')
  killLeftovers()
})

const address = (path: string): string => `${twin.url}${path}${/#.*/.exec(consoleUrlOf(twin))?.[0] ?? ''}`

const ROWS = 'tbody tr[data-row]'

test('by keys alone: a filter is added, a call is opened, left, and its cause becomes a filter', async () => {
  const { page, context, complaints } = await visit(browser, address('/calls'))
  await page.locator(ROWS).first().waitFor()
  await page.keyboard.press('f')
  await page.keyboard.type('direc')
  await page.keyboard.press('Enter')
  await page.keyboard.type('out')
  await page.keyboard.press('Enter')
  await page.waitForURL(/direction=outbound/)
  // The rows from before, which may be inbound, are gone.
  await page.locator(ROWS, { hasText: '↙' }).first().waitFor({ state: 'detached' })
  await page.locator(ROWS).first().waitFor()
  expect(await page.getByRole('list', { name: 'Filters' }).textContent()).toContain('direction outbound')

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.locator(`${ROWS}[data-row="2"] a:focus`).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/calls\/.+\?.*direction=outbound/)
  await page.getByRole('complementary', { name: 'One call' }).getByText('Timeline').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL(/\/calls\?/)
  await page.locator(`${ROWS}[data-row="2"] a:focus`).waitFor()
  await page.keyboard.press('x')
  await page.waitForURL(/cause=/)
  expect(complaints).toStrictEqual([])
  await context.close()
})

test('one call shows its parts, what contradicts it, its legs, and what callers sent only as text', async () => {
  const { page, context, complaints, strangers } = await visit(browser, address(`/calls/${CALL.callId}`))
  const panel = page.getByRole('complementary', { name: 'One call' })
  await panel.getByText('49,', { exact: false }).or(panel.getByText('50,000')).first().waitFor()
  expect(await panel.getByRole('heading', { level: 2 }).textContent()).toContain('callback-error')
  expect(await panel.getByRole('region', { name: 'Sent by Bandwidth' }).textContent()).toContain(HOSTILE_TAG)
  const evidence = panel.getByRole('region', { name: 'Evidence' })
  expect(await evidence.locator('.differs').allTextContents()).toContainEqual(
    expect.stringContaining('hangup'),
  )
  await panel.getByRole('region', { name: 'Legs' }).getByText('timeout').waitFor()
  await panel.getByRole('button', { name: 'JSON' }).click()
  await panel.getByText('"extra":{"extraNumber":0}').waitFor()
  expect({ complaints, strangers }).toStrictEqual({ complaints: [], strangers: [] })
  await context.close()
})

test('the copied command prints what the page shows, and the copied link has absolute times', async () => {
  const { page, context, complaints } = await visit(browser, address('/calls?since=4d&cause=busy,rejected'))
  const about = page.locator('.view-head .about')
  await about.getByText('match').waitFor()
  const clipboard = (): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()')
  await page.getByRole('button', { name: 'Copy command' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const command = await clipboard()
  const printed = execSync(`${command} --all --json`, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const { items } = JSON.parse(printed) as { readonly items: readonly unknown[] }
  expect(await about.textContent()).toMatch(new RegExp(`^${items.length.toLocaleString('en-US')} match`))

  await page.getByRole('button', { name: 'Copy link' }).click()
  await page.getByRole('button', { name: 'Copied' }).first().waitFor()
  expect(await clipboard()).toMatch(/\/calls\?since=20\d\d-[^&]+Z&cause=busy%2Crejected&until=20\d\d-[^&]+Z$/)
  expect(complaints).toStrictEqual([])
  await context.close()
})

test('a value that the server does not understand says so at its filter', async () => {
  const { page, context } = await visit(browser, address('/calls?direction=sideways'))
  await page.getByText('expected inbound or outbound').first().waitFor()
  await page.getByRole('button', { name: 'Remove the filter direction' }).click()
  await page.locator(ROWS).first().waitFor()
  expect(new URL(page.url()).searchParams.get('direction')).toBeNull()
  await context.close()
})

test('where no call fits, the page says what was asked and drops the filter that is too narrow', async () => {
  const { page, context, complaints } = await visit(
    browser,
    address('/calls?tag=nobody-has-it&direction=inbound'),
  )
  await page.getByRole('heading', { name: 'No call fits these filters' }).waitFor()
  await page.locator('.message').getByRole('button', { name: 'Remove the filter tag' }).click()
  await page.locator(ROWS).first().waitFor()
  expect(complaints).toStrictEqual([])
  await context.close()
})
