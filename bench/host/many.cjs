'use strict'
// A warm process: answers as many events as it is told to, one after another as Lambda gives them, and says what each took.
// Ends with an error where an answer has another status than expected.
const { context } = require('./context.cjs')
const [, , bundle, expected] = process.argv
const { handler } = require(bundle)

const cpuMicros = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

const answer = async events => {
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
