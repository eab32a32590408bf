'use strict'
// Runs the function that reconciles once, as the schedule does, and ends.
const { context } = require('./context.cjs')

const [, , bundle, run] = process.argv
const { handler } = require(bundle)

const FIFTEEN_MINUTES_MS = 900_000

const started = Date.now()
const getRemainingTimeInMillis = () => FIFTEEN_MINUTES_MS - (Date.now() - started)

// The exit code of an error is not 0.
void handler({ run }, { ...context, functionName: 'reconcile', getRemainingTimeInMillis }).then(() =>
  process.exit(),
)
