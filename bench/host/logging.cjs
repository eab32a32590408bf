'use strict'
// Answers one event the given number of times, so that the bytes that the contender logs can be counted.
// Fails if an answer has an unexpected status.
const { readFileSync } = require('node:fs')
const { context } = require('./context.cjs')
const { load } = require('./load.cjs')

const [, , bundle, eventFile, count, expected] = process.argv
const event = JSON.parse(readFileSync(eventFile, 'utf8'))
const loading = load(bundle)

const main = async () => {
  const handler = await loading
  for (let i = 0; i < Number(count); i++) {
    const { statusCode } = await handler(event, context)
    if (String(statusCode) !== expected) throw new Error(`The event was answered ${statusCode}`)
  }
}

main().then(() => process.exit())
