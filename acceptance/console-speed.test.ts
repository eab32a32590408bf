import type { Browser } from 'playwright-core'
import { killLeftovers, type TwinProcess } from '../test/support/twin/twin-process'
import { startChromium } from './browser/chromium'
import { consoleUrlOf, runDisconnects, startTwinWithHistory, visit } from './browser/console'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(120_000)

let twin: TwinProcess
let browser: Browser
let callId: string

beforeAll(async () => {
  ;[twin, browser] = await Promise.all([startTwinWithHistory(9, 1_000), startChromium()])
  ;({ callId } = JSON.parse(runDisconnects(twin, 'list', '--limit', '1', '--format', 'ndjson')) as {
    readonly callId: string
  })
  // One request in quarantine: which of the two calls is meant, nobody knows.
  await fetch(`${twin.url}/callbacks/disconnect/local-only`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"eventType":"disconnect","callId":"c-1","callId":"c-2"}',
  })
})

afterAll(async () => {
  await browser.close()
  await twin.stop('SIGTERM')
  killLeftovers()
})

/** The first visits warm up the server. */
const ROUNDS = 5

/** CALL stands for a call id. */
const VIEWS: readonly (readonly [view: string, address: string, data: RegExp])[] = [
  ['Now', '/', /±/],
  ['Calls', '/calls?since=24h', /hangup/],
  ['One call', '/calls/CALL?since=24h', /Timeline/],
  ['Report', '/report?since=7d&by=applicationId&compare=previous', /±/],
  ['Quarantine', '/quarantine', /callId: /],
  ['Completeness', '/completeness', /Nothing was reconciled/],
]

test.each(VIEWS)(
  '%s has its first data within a second, script and styles included',
  async (_, address, data) => {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const url = new URL(consoleUrlOf(twin))
      const { page, context, complaints } = await visit(browser, 'about:blank')
      const started = performance.now()
      await page.goto(new URL(`${address.replace('CALL', callId)}${url.hash}`, url).href, {
        waitUntil: 'commit',
      })
      await page.getByRole('main').getByText(data).first().waitFor()
      times.push(performance.now() - started)
      expect(complaints).toStrictEqual([])
      await context.close()
    }
    // `npm run test:acceptance` runs this file alone. What else runs on the machine, the fastest feels least.
    expect(Math.min(...times)).toBeLessThan(1_000)
  },
)
