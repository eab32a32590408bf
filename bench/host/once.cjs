'use strict'
// A new process, as for a cold start: loads a bundle, has it answer one event, reports the time, and ends.
// Plain CommonJS, so that nothing but Node and the bundle is loaded.
const { readFileSync, writeSync } = require('node:fs')
const { context } = require('./context.cjs')

const [, , bundle, eventFile] = process.argv
const event = JSON.parse(readFileSync(eventFile, 'utf8'))

const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const { handler } = require(bundle)
const loaded = { wallMs: performance.now(), cpuMs: cpuMs() }

handler(event, context).then(({ statusCode }) => {
  const answered = { wallMs: performance.now(), cpuMs: cpuMs() }
  writeSync(3, JSON.stringify({ statusCode, loaded, answered }))
  process.exit()
})
