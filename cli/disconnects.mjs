#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'

// Records are read, written and forgotten. Left to itself, V8 gives such short lives ever more room: 100 MB of it.
setFlagsFromString('--semi-space-growth-factor=1')

// In a clone the program is TypeScript and is run as it is: there is no build that could be forgotten after `npm ci`.
// The installed package has no TypeScript, but what was built from it.
if (existsSync(new URL('./main.ts', import.meta.url))) {
  await import('tsx')
  await import('./main.ts')
} else {
  await import('../dist/cli/main.js')
}
