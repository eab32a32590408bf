'use strict'
// A new process, as for a cold start: loads a bundle, says so, and freezes as under Lambda, until a throttle continues it. Then it
// answers one event as often as it is told, one after another, reports the times, and ends.
const { readFileSync, writeSync } = require('node:fs')
const { context } = require('./context.cjs')
const { load } = require('./load.cjs')

const [, , bundle, eventFile, count] = process.argv
const event = JSON.parse(readFileSync(eventFile, 'utf8'))

const say = message => writeSync(3, `${JSON.stringify(message)}\n`)

const answer = async handler => {
  const startedAt = performance.now()
  const { statusCode } = await handler(event, context)
  return { statusCode, ms: performance.now() - startedAt }
}

const start = async () => {
  const beforeMs = performance.now()
  const handler = await load(bundle)
  const loadedMs = performance.now()
  say({ beforeMs, loadedMs })
  process.kill(process.pid, 'SIGSTOP')
  const answers = []
  for (let i = 0; i < Number(count); i++) answers.push(await answer(handler))
  say({ answers })
  process.exit()
}

// The exit code of an error is not 0.
void start()
