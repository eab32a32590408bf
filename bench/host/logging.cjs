'use strict'
// Answers one event as often as it is told to, so that what the contender writes to its log can be counted.
const { readFileSync } = require('node:fs')
const { context } = require('./context.cjs')

const [, , bundle, eventFile, count] = process.argv
const event = JSON.parse(readFileSync(eventFile, 'utf8'))
const { handler } = require(bundle)

const main = async () => {
  for (let i = 0; i < Number(count); i++) await handler(event, context)
}

main().then(() => process.exit())
