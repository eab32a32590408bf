'use strict'
// Answers one event as often as it is told to, so that what the contender writes to its log can be counted.
// Ends with an error where an answer has another status than expected.
const { readFileSync } = require('node:fs')
const { context } = require('./context.cjs')

const [, , bundle, eventFile, count, expected] = process.argv
const event = JSON.parse(readFileSync(eventFile, 'utf8'))
const { handler } = require(bundle)

const main = async () => {
  for (let i = 0; i < Number(count); i++) {
    const { statusCode } = await handler(event, context)
    if (String(statusCode) !== expected) throw new Error(`The event was answered ${statusCode}`)
  }
}

main().then(() => process.exit())
