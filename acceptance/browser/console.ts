import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { ROOT } from '../../test/support/root'
import { startSources, type TwinProcess } from '../../test/support/twin/twin-process'
import type { Look } from './chromium'

/** The address of the console that a twin has printed, with the token. */
export const consoleUrlOf = (twin: Pick<TwinProcess, 'output'>): string =>
  /http:\S+#token=\S+/.exec(twin.output())?.[0] ?? ''

/** A twin with made-up calls of the last days, in memory. */
export const startTwinWithHistory = async (days: number, callsPerDay: number): Promise<TwinProcess> => {
  const twin = await startSources(['--memory', '--port', '0'])
  runDisconnects(twin, 'simulate', '--history', `${days}d`, '--calls-per-day', String(callsPerDay))
  return twin
}

/** Runs the command line on a twin. */
export const runDisconnects = (twin: Pick<TwinProcess, 'url'>, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(ROOT, 'cli', 'disconnects.mjs'), ...args, '--local', twin.url], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

export type Visit = {
  readonly page: Page
  readonly context: BrowserContext
  /** Messages of the console, errors of scripts, violations of the policy, and dialogs. All are defects. */
  readonly complaints: string[]
  /** Requests to any other server. */
  readonly strangers: string[]
  /** Requests to the console's own server, in order. */
  readonly requests: URL[]
  /** Those whose answers have not been read to their end, and have not failed. */
  readonly unanswered: ReadonlySet<Request>
}

const REPORT_VIOLATIONS = `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  console.error('policy: ' + violatedDirective + ' ' + blockedURI)
})`

/** Watches what must never happen on a page. */
export const watched = (context: BrowserContext, page: Page, origin: string): Visit => {
  const [complaints, strangers]: [string[], string[]] = [[], []]
  const requests: URL[] = []
  const unanswered = new Set<Request>()
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('dialog', dialog => {
    complaints.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', request => {
    const url = new URL(request.url())
    if (url.origin !== origin) strangers.push(request.url())
    else {
      requests.push(url)
      unanswered.add(request)
    }
  })
  page.on('requestfinished', request => unanswered.delete(request))
  page.on('requestfailed', request => unanswered.delete(request))
  return { page, context, complaints, strangers, requests, unanswered }
}

/** Opens an address of the console as somebody in New York would, in a profile of its own. */
export const visit = async (
  browser: Browser,
  url: string,
  { width, colorScheme, scale = 1 }: Look & { readonly scale?: number } = {
    width: 1_280,
    colorScheme: 'light',
  },
): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    deviceScaleFactor: scale,
    timezoneId: 'America/New_York',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await context.addInitScript(REPORT_VIOLATIONS)
  const page = await context.newPage()
  const visited = watched(context, page, new URL(url).origin)
  await page.goto(url)
  return visited
}
