#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'

// In a clone the program is TypeScript and is run as it is: there is no build that could be forgotten after `npm ci`.
// The installed package has no TypeScript, but what was built from it.
if (existsSync(new URL('./main.ts', import.meta.url))) {
  await import('tsx')
  await import('./main.ts')
} else {
  await import('../dist/cli/main.js')
}

// Records are read, written and forgotten. For such short lives V8 would take 180 MB more, and be little faster: the room
// for new objects that it has now, with the program loaded, is enough; and so is half as much for the dead as the living.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=50')
