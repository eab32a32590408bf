#!/usr/bin/env node
import { currentBundle, keepCompiled, makeBundle, require } from './bundle.mjs'

const { existsSync } = require('node:fs')
const { setFlagsFromString } = require('node:v8')

const SOURCES = new URL('./main.ts', import.meta.url)

/** For a folder that is read-only, for example. They start more slowly. */
const startSources = async () => {
  const tsx = await import('tsx').catch(() => undefined)
  if (tsx !== undefined) return import(SOURCES.href)
  process.stderr.write('The packages of this program are not installed: run npm ci in its folder\n')
  process.exitCode = 1
}

const startClone = async () => {
  const bundle = currentBundle() ?? (await makeBundle().catch(() => undefined))
  await (bundle === undefined ? startSources() : import(bundle))
}

keepCompiled()

// The npm package has the bundle only.
if (existsSync(SOURCES)) await startClone()
else await import(currentBundle(false))

// Records are short-lived objects. By default V8 lets the heap grow by another 180 MB, and is hardly faster for it. The space for new
// objects is large enough now that the program is loaded, and the space for old ones should grow by at most half.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=50')
