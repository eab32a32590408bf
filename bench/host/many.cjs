'use strict'
// A warm process: answers the events that it gets, one after another as under Lambda, and reports the CPU time of each.
// Fails if an answer has an unexpected status.
const { context } = require('./context.cjs')
const { load } = require('./load.cjs')
const [, , bundle, expected] = process.argv
const loading = load(bundle)

const cpuMicros = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

const answer = async events => {
  const handler = await loading
  const micros = []
  for (const event of events) {
    const before = cpuMicros()
    const { statusCode } = await handler(event, context)
    micros.push(cpuMicros() - before)
    if (String(statusCode) !== expected) throw new Error(`A callback was answered ${statusCode}`)
  }
  return micros
}

const memory = () => {
  global.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, used: heapUsed + external }
}

process.on('message', events => {
  answer(events).then(micros => process.send({ micros, memory: memory() }))
})
