import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Opener = readonly [program: string, ...args: string[]]

const SECONDS_KEPT = 30

/** @returns undefined where nobody would see a browser */
export const openerOf = (platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): Opener | undefined => {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  const hasScreen = Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'])
  return hasScreen && !environment['SSH_CONNECTION'] ? ['xdg-open'] : undefined
}

/** A page that leads on to the URL. */
export const redirectTo = (url: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${url}"><title>disconnects</title>\n`

/**
 * Opens a URL in the browser of the user, by way of a file that only they can read: other users of the machine see the arguments of
 * programs, but must not see the token.
 *
 * @returns how to remove the file
 */
export const openBrowser = (
  url: string,
  environment: NodeJS.ProcessEnv,
  opener = openerOf(process.platform, environment),
): (() => void) => {
  if (opener === undefined) return () => undefined
  const folder = mkdtempSync(join(tmpdir(), 'disconnects-'))
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true })
  }
  const file = join(folder, 'console.html')
  writeFileSync(file, redirectTo(url), { mode: 0o600 })
  const [program, ...args] = opener
  spawn(program, [...args, pathToFileURL(file).href], { detached: true, stdio: 'ignore' })
    // The URL is on the terminal as well.
    .on('error', () => undefined)
    .unref()
  setTimeout(remove, SECONDS_KEPT * 1_000).unref()
  return remove
}
