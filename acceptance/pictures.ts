import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../test/support/root'
import { startChromium } from './browser/chromium'
import { consoleUrlOf, runDisconnects, startTwinWithHistory, visit } from './browser/console'

/**
 * Takes the pictures of the README: `npm --prefix acceptance run pictures`. They look best where the font Inter is installed.
 */
const FOLDER = join(ROOT, 'docs', 'images')

/** Long enough for figures of the day and of the week before. */
const SETTLED_MS = 4_000

const REPORT = [
  'report',
  '--since',
  '7d',
  '--by',
  'application',
  '--compare',
  'previous',
  '--tz',
  'America/New_York',
]

const take = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true })
  const temporary = mkdtempSync(join(tmpdir(), 'pictures-'))
  const [twin, browser] = await Promise.all([startTwinWithHistory(15, 6_000), startChromium()])
  const report = join(temporary, 'report.html')
  runDisconnects(twin, ...REPORT, '--html', report)
  const addresses = { console: consoleUrlOf(twin), report: pathToFileURL(report).href }
  try {
    for (const [name, address] of Object.entries(addresses))
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page, context } = await visit(browser, address, {
          width: name === 'report' ? 820 : 1_280,
          colorScheme,
          scale: 1.5,
        })
        await page.waitForTimeout(SETTLED_MS)
        await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) })
        await context.close()
      }
  } finally {
    await browser.close()
    await twin.stop('SIGTERM')
    rmSync(temporary, { recursive: true })
  }
}

void take()
