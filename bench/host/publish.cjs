'use strict'
// Runs the function that publishes with batches of the table's stream, one after another as under Lambda, and ends.
const { readFileSync } = require('node:fs')
const { context } = require('./context.cjs')
const { load } = require('./load.cjs')
const [, , bundle, file, size] = process.argv
const loading = load(bundle)

const records = JSON.parse(readFileSync(file, 'utf8'))

const publish = async () => {
  const handler = await loading
  for (let i = 0; i < records.length; i += Number(size)) {
    const event = { Records: records.slice(i, i + Number(size)) }
    const { batchItemFailures } = await handler(event, { ...context, functionName: 'publish' })
    if (batchItemFailures.length > 0) throw new Error('A call was not published')
  }
}

// The exit code of an error is not 0.
void publish().then(() => process.exit())
