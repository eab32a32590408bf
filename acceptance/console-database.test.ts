import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { killLeftovers, startSources, type TwinProcess } from '../test/support/twin/twin-process'
import { axeViolations, startChromium } from './browser/chromium'
import { consoleUrlOf, visit } from './browser/console'
import { stoppableDatabase, type StoppableDatabase } from '../test/support/database/stoppable-database'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(90_000)

let folder: string
let database: StoppableDatabase
let twin: TwinProcess
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-database-'))
  database = await stoppableDatabase()
  twin = await startSources(['--endpoint', database.url, '--data', folder, '--port', '0'])
  browser = await startChromium()
})

afterAll(async () => {
  await browser.close()
  await twin.stop('SIGTERM')
  killLeftovers()
  await database.remove()
  rmSync(folder, { recursive: true })
})

const send = (callId: string): Promise<Response> =>
  fetch(`${twin.url}/callbacks/disconnect/local-only`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      eventType: 'disconnect',
      callId,
      cause: 'callback-error',
      from: '+15555550100',
      to: '+15555550101',
      direction: 'outbound',
      startTime: new Date(Date.now() - 20_000).toISOString(),
      endTime: new Date(Date.now() - 10_000).toISOString(),
    }),
  })

/** All that the view says. */
const textOf = (page: Page): Promise<string> => page.locator('main').innerText()

test('the database goes away: the page says so and keeps what it shows; it comes back, and so do the figures', async () => {
  expect((await send('c-before')).status).toBe(204)
  const { page, context, strangers } = await visit(browser, consoleUrlOf(twin))
  await page.getByText('callback-error').first().waitFor()

  await database.stop()
  await page.getByText('Not live').waitFor()
  expect(await textOf(page)).toContain('callback-error')
  await page.goto(`${twin.url}/calls?since=1h`)
  await page.getByRole('alert').first().waitFor()
  expect(await page.getByRole('alert').first().innerText()).toMatch(/does not answer[^]*Trying again in \d+s/)
  expect(await axeViolations(page)).toStrictEqual([])

  await database.start()
  await page.getByText('+15555550101').first().waitFor()
  await page.goto(twin.url)
  await page.getByText('callback-error').first().waitFor()
  expect(await page.getByText('Not live').count()).toBe(0)
  expect(strangers).toStrictEqual([])
  await context.close()
})
