'use strict'
// Runs the function that reconciles once, as the schedule does, and ends.
const { context } = require('./context.cjs')
const { load } = require('./load.cjs')

const [, , bundle, run] = process.argv
const loading = load(bundle)

const FIFTEEN_MINUTES_MS = 900_000

const started = Date.now()
const getRemainingTimeInMillis = () => FIFTEEN_MINUTES_MS - (Date.now() - started)

const reconcile = async () => {
  const handler = await loading
  await handler({ run }, { ...context, functionName: 'reconcile', getRemainingTimeInMillis })
}

// The exit code of an error is not 0.
void reconcile().then(() => process.exit())
