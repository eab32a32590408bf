#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'

// A clone runs the TypeScript sources directly, so no build is needed after `npm ci`. The installed package has only the build.
if (existsSync(new URL('./main.ts', import.meta.url))) {
  await import('tsx')
  await import('./main.ts')
} else {
  await import('../dist/cli/main.js')
}

// Records are short-lived objects. By default V8 lets the heap grow by another 180 MB, and is hardly faster for it. The space for new
// objects is large enough now that the program is loaded, and the space for old ones should grow by at most half.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=50')
