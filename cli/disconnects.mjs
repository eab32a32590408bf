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

// Records are short-lived objects. By default V8 would let the heap grow by 180 MB more, and be hardly faster: the space for new
// objects that it has now, with the program loaded, is enough, and the old space should grow by half at most.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=50')
