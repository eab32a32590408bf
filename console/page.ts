import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { WholeAnswer } from './answer'
import { isClone, projectFolder } from './project'

/** The page: its document, its script, its styles and its icon, as texts. */
export type PageFiles = Readonly<Record<'html' | 'script' | 'styles' | 'icon', string>>

/** Where the npm package has the page. */
export const BUILT_FILES: PageFiles = {
  html: 'index.html',
  script: 'page.js',
  styles: 'page.css',
  icon: 'icon.svg',
}

const MAX_BYTES = 64 * 1024 * 1024

/** Another process bundles, so that nothing here waits for it. */
const bundled = async (folder: string): Promise<PageFiles> => {
  const bundler = pathToFileURL(join(folder, 'web', 'bundle.mjs')).href
  const program = `import { bundlePage } from ${JSON.stringify(bundler)}
const { html, script, styles, icon } = await bundlePage(${JSON.stringify(folder)})
process.stdout.write(JSON.stringify({ html, script, styles, icon }))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    maxBuffer: MAX_BYTES,
  })
  return JSON.parse(stdout) as PageFiles
}

const built = async (folder: string): Promise<PageFiles> => {
  const read = (name: string): Promise<string> => readFile(join(folder, 'dist', 'web', name), 'utf8')
  const [html, script, styles, icon] = await Promise.all([
    read(BUILT_FILES.html),
    read(BUILT_FILES.script),
    read(BUILT_FILES.styles),
    read(BUILT_FILES.icon),
  ])
  return { html, script, styles, icon }
}

/** In a clone, the page follows from its sources; the npm package has it. A failure is not remembered. */
export const pageLoader = (folder = projectFolder()): (() => Promise<PageFiles>) => {
  let page: Promise<PageFiles> | undefined
  const load = (): Promise<PageFiles> =>
    isClone(folder) && existsSync(join(folder, 'web', 'bundle.mjs')) ? bundled(folder) : built(folder)
  return () => {
    page ??= load().catch((error: unknown) => {
      page = undefined
      throw error
    })
    return page
  }
}

const TYPES: Readonly<Record<keyof PageFiles, string>> = {
  html: 'text/html; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
  styles: 'text/css; charset=utf-8',
  icon: 'image/svg+xml',
}

/** A browser asks each time whether a file is still the same, so that it never shows the page of another version. */
export const fileAnswer = (
  files: PageFiles,
  name: keyof PageFiles,
  ifNoneMatch: string | undefined,
): WholeAnswer => {
  const body = files[name]
  if (name === 'html')
    return { status: 200, headers: { 'Content-Type': TYPES[name], 'Cache-Control': 'no-store' }, body }
  const tag = `"${hash('sha256', body, 'base64url').slice(0, 22)}"`
  const headers = { 'Content-Type': TYPES[name], 'Cache-Control': 'no-cache', ETag: tag }
  return ifNoneMatch === tag ? { status: 304, headers, body: '' } : { status: 200, headers, body }
}
