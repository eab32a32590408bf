import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Debian's. Chromium's own sandbox does not work for root, as whom containers run. */
export const startChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })

export type Look = {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
}

export type Seen = {
  readonly page: Page
  /** Messages of the console, errors of scripts, violations of the policy, and dialogs. */
  readonly messages: string[]
  /** The addresses that the page asked for, beside its own. */
  readonly requests: string[]
}

/** Opens a file as somebody with such a window would. */
export const open = async (browser: Browser, file: string, { width, colorScheme }: Look): Promise<Seen> => {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  const url = `file://${file}`
  const [messages, requests]: [string[], string[]] = [[], []]
  page.on('console', message => messages.push(message.text()))
  page.on('pageerror', error => messages.push(error.message))
  page.on('dialog', dialog => {
    messages.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', request => {
    if (request.url() !== url) requests.push(request.url())
  })
  await page.goto(url)
  return { page, messages, requests }
}

/** What axe finds wrong: the rule, and the elements. */
export const axeViolations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** The number of pages of a PDF. */
export const pagesOf = (pdf: Buffer): number =>
  (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length
