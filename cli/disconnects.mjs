#!/usr/bin/env node
// The program is TypeScript and is run as it is: there is no build that could be forgotten after `npm ci`.
import 'tsx'

await import('./main.ts')
