'use strict'
// A new process, as for a cold start: loads a bundle, has it answer one event, reports the time, and ends.
// Plain CommonJS, so that nothing but Node and the bundle is loaded.
const { readFileSync, writeSync } = require('node:fs')
const { context } = require('./context.cjs')
const { load } = require('./load.cjs')

const [, , bundle, eventFile] = process.argv
const event = JSON.parse(readFileSync(eventFile, 'utf8'))

const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const start = async () => {
  const handler = await load(bundle)
  const loaded = { wallMs: performance.now(), cpuMs: cpuMs() }
  const { statusCode } = await handler(event, context)
  const answered = { wallMs: performance.now(), cpuMs: cpuMs() }
  writeSync(3, JSON.stringify({ statusCode, loaded, answered }))
  process.exit()
}

// The exit code of an error is not 0.
void start()
