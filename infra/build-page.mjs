import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlePage } from '../web/bundle.mjs'

/** Writes the page of the console into `dist/web`, from where the npm package serves it (`console/page.ts`). */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = join(ROOT, 'dist', 'web')

const { html, script, styles, icon } = await bundlePage(ROOT)
mkdirSync(FOLDER, { recursive: true })
const FILES = { 'index.html': html, 'page.js': script, 'page.css': styles, 'icon.svg': icon }
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(FOLDER, name), text)
